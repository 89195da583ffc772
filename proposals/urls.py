from __future__ import annotations

from django.urls import path

from proposals.authorship import views as authorship
from proposals.award.urls import urlpatterns as award
from proposals.dialogue import views as dialogue
from proposals.draft import views as draft
from proposals.innovation.urls import urlpatterns as innovation
from proposals.ledger.urls import urlpatterns as ledger
from proposals.promise import views as promise
from proposals.proposal import views as proposal
from proposals.rating import views as rating
from proposals.reply import views as reply
from proposals.report.urls import urlpatterns as report
from proposals.review import views as review
from proposals.seconding import views as seconding
from proposals.supervision.urls import urlpatterns as supervision

app_name = "proposals"

urlpatterns = [
    path("mine/", proposal.proposal_mine, name="proposal-mine"),
    path("seconding/", seconding.seconding_list, name="seconding-list"),
    path("seconding/<str:token>/", seconding.seconding_answer, name="seconding-answer"),
    path("paper/", authorship.paper_entry, name="paper-entry"),
    path("new/", draft.proposal_new, name="proposal-new"),
    path("promises/", promise.promise_list, name="promise-list"),
    path("promises/xlsx/", promise.promise_export, name="promise-export"),
    path("promises/<slug:public_id>/", promise.promise, name="promise"),
    path("promises/<slug:public_id>/confirm/", promise.promise_confirm, name="promise-confirm"),
    path("letters/<slug:public_id>/<slug:kind>/", reply.letter, name="letter"),
    *report,
    *award,
    *innovation,
    *supervision,
    *ledger,
    path("<slug:public_id>/", proposal.proposal, name="proposal"),
    path("<slug:public_id>/write/", draft.proposal_write, name="proposal-write"),
    path("<slug:public_id>/autosave/", draft.proposal_autosave, name="proposal-autosave"),
    path("<slug:public_id>/similar/", draft.proposal_similar, name="proposal-similar"),
    path("<slug:public_id>/review/", draft.proposal_review, name="proposal-review"),
    path("<slug:public_id>/submit/", draft.proposal_submit, name="proposal-submit"),
    path("<slug:public_id>/attach/", draft.proposal_attach, name="proposal-attach"),
    path("<slug:public_id>/detach/<slug:attachment>/", draft.proposal_detach, name="proposal-detach"),
    path("<slug:public_id>/discard/", draft.proposal_discard, name="proposal-discard"),
    path("<slug:public_id>/take-back/", draft.proposal_take_back, name="proposal-take-back"),
    path("<slug:public_id>/withdraw/", draft.proposal_withdraw, name="proposal-withdraw"),
    path("<slug:public_id>/seconders/", seconding.proposal_seconders, name="proposal-seconders"),
    path("<slug:public_id>/open/", seconding.proposal_open, name="proposal-open"),
    path("<slug:public_id>/authors/", authorship.proposal_authors, name="proposal-authors"),
    path("<slug:public_id>/join/", authorship.proposal_join, name="proposal-join"),
    path("<slug:public_id>/second/", seconding.proposal_second, name="proposal-second"),
    path("<slug:public_id>/talk/<slug:case>/", dialogue.proposal_talk, name="proposal-talk"),
    path("meetings/<slug:public_id>/confirm/", dialogue.meeting_confirm, name="meeting-confirm"),
    path("meetings/<slug:public_id>/dispute/", dialogue.meeting_dispute, name="meeting-dispute"),
    path("<slug:public_id>/rate/", rating.proposal_rate, name="proposal-rate"),
    path("<slug:public_id>/appeal/", review.proposal_appeal, name="proposal-appeal"),
]
