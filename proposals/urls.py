from __future__ import annotations

from django.urls import path

from proposals.award.urls import urlpatterns as award
from proposals.dialogue import views as dialogue
from proposals.innovation.urls import urlpatterns as innovation
from proposals.proposal import views as proposal
from proposals.rating import views as rating
from proposals.report.urls import urlpatterns as report
from proposals.review import views as review
from proposals.supervision.urls import urlpatterns as supervision

app_name = "proposals"

urlpatterns = [
    path("", proposal.proposal_list, name="proposal-list"),
    path("mine/", proposal.proposal_mine, name="proposal-mine"),
    path("new/", proposal.proposal_new, name="proposal-new"),
    *report,
    *award,
    *innovation,
    *supervision,
    path("<slug:public_id>/", proposal.proposal, name="proposal"),
    path("<slug:public_id>/write/", proposal.proposal_write, name="proposal-write"),
    path("<slug:public_id>/autosave/", proposal.proposal_autosave, name="proposal-autosave"),
    path("<slug:public_id>/review/", proposal.proposal_review, name="proposal-review"),
    path("<slug:public_id>/submit/", proposal.proposal_submit, name="proposal-submit"),
    path("<slug:public_id>/attach/", proposal.proposal_attach, name="proposal-attach"),
    path("<slug:public_id>/detach/<slug:attachment>/", proposal.proposal_detach, name="proposal-detach"),
    path("<slug:public_id>/discard/", proposal.proposal_discard, name="proposal-discard"),
    path("<slug:public_id>/take-back/", proposal.proposal_take_back, name="proposal-take-back"),
    path("<slug:public_id>/withdraw/", proposal.proposal_withdraw, name="proposal-withdraw"),
    path("<slug:public_id>/seconders/", proposal.proposal_seconders, name="proposal-seconders"),
    path("<slug:public_id>/second/", proposal.proposal_second, name="proposal-second"),
    path("<slug:public_id>/talk/<slug:case>/", dialogue.proposal_talk, name="proposal-talk"),
    path("meetings/<slug:public_id>/confirm/", dialogue.meeting_confirm, name="meeting-confirm"),
    path("meetings/<slug:public_id>/dispute/", dialogue.meeting_dispute, name="meeting-dispute"),
    path("<slug:public_id>/rate/", rating.proposal_rate, name="proposal-rate"),
    path("<slug:public_id>/appeal/", review.proposal_appeal, name="proposal-appeal"),
]
