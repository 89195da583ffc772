"""Settings of the portal. Every knob comes from the environment; `NAME_FILE` reads a secret from a file."""

from pathlib import Path
from urllib.parse import urlsplit

import environ
from celery.schedules import crontab
from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.FileAwareEnv()
VAR_DIR = Path(env.str("VAR_DIR", str(BASE_DIR / "var"))).resolve()

# --- where it runs ---------------------------------------------------------------------------------------
DEBUG = env.bool("DEBUG", False)
SECRET_KEY = env.str("SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1"])
PORTAL_URL = env.str("PORTAL_URL", "http://localhost:8000")
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[PORTAL_URL])
HTTPS = PORTAL_URL.startswith("https://")
HOSPITAL_NAME = env.str("HOSPITAL_NAME", "江城市第一人民医院")
UNION_NAME = env.str("UNION_NAME", f"{HOSPITAL_NAME}工会")

# --- applications ----------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "union_portal.core",
    "members",
    "finance",
    "proposals",
    "welfare",
    "activities",
    "union_portal.core.desk.apps.DeskConfig",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "django_htmx",
    "health_check",
    "pghistory",
    "pgtrigger",
    "rules",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "union_portal.core.ui.middleware.LanguageMiddleware",
    "union_portal.core.ui.middleware.KeepingMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "members.user.middleware.SecondFactorMiddleware",
    "union_portal.core.audit.middleware.ActorMiddleware",
    "union_portal.core.ui.middleware.DomainErrorMiddleware",
]

ROOT_URLCONF = "union_portal.urls"
WSGI_APPLICATION = "union_portal.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

BUILTIN_TAGS = [
    "django.templatetags.i18n",
    "django.templatetags.static",
    "union_portal.core.ui.templatetags.ui",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "union_portal.core.hall.context.portal",
            ],
            "builtins": BUILTIN_TAGS,
        },
    },
    {  # mails and messages are plain text: nothing is escaped in them
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "NAME": "text",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {"autoescape": False, "builtins": BUILTIN_TAGS},
    },
]

# --- database: two logins, the owner migrates, the portal runs as app_rw --------------------------------
DATABASE_URL = env.str("DATABASE_URL")
DATABASES = {"default": env.db_url_config(DATABASE_URL)}
DATABASES["default"] |= {"CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": True, "ATOMIC_REQUESTS": False}
DATABASES["default"]["OPTIONS"] = DATABASES["default"].get("OPTIONS", {}) | {
    "pool": {"min_size": 1, "max_size": env.int("DATABASE_POOL_SIZE", 8), "timeout": 10},
    "options": "-c lock_timeout=10s -c idle_in_transaction_session_timeout=120s",
}

# --- Redis: cache, sessions' cache and Celery's broker; it may be wiped at any moment ---------------------
REDIS_URL = env.str("REDIS_URL")


def _redis(database: int) -> str:
    """The address of one of Redis' numbered databases, over TCP or a unix socket."""
    return (
        f"{REDIS_URL}?db={database}"
        if REDIS_URL.startswith("unix:")
        else f"{REDIS_URL.rstrip('/')}/{database}"
    )


CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": _redis(1)}}
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
CELERY_BROKER_URL = (
    REDIS_URL.replace("unix:", "redis+socket:") + "?virtual_host=0"
    if REDIS_URL.startswith("unix:")
    else _redis(0)
)
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_MAX_MEMORY_PER_CHILD = 400_000
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = "Asia/Shanghai"
# Long works have a queue and a worker of their own (Procfile), so that they never delay a mail or a reminder.
CELERY_TASK_ROUTES = {
    "core.outbox.deliver_long": {"queue": "long"},
    "core.retention.dispose": {"queue": "long"},
    "finance.check_balances": {"queue": "long"},
    "core.audit.verify": {"queue": "long"},
}
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR_DIR / "beat-schedule")
CELERY_BEAT_SCHEDULE = {
    "deliver": {"task": "core.outbox.deliver_short", "schedule": 30, "options": {"expires": 30}},
    "work": {"task": "core.outbox.deliver_long", "schedule": 30, "options": {"expires": 30}},
    "seal": {"task": "core.audit.seal", "schedule": 60},
    "verify": {"task": "core.audit.verify", "schedule": crontab(hour=2, minute=10)},
    "remind": {"task": "core.deadline.remind", "schedule": crontab(hour=8, minute=0)},
    "activities": {"task": "activities.remind", "schedule": crontab(hour=16, minute=0)},
    "balances": {"task": "finance.check_balances", "schedule": crontab(hour=2, minute=30)},
    "dues": {"task": "finance.remind_dues", "schedule": crontab(day_of_month=20, hour=9, minute=10)},
    "windows": {"task": "proposals.close_windows", "schedule": crontab(hour=6, minute=0)},
    "likeness": {"task": "proposals.count_grams", "schedule": crontab(hour=2, minute=50)},
    "promises": {"task": "proposals.promises", "schedule": crontab(hour=8, minute=20)},
    "dispose": {"task": "core.retention.dispose", "schedule": crontab(hour=3, minute=10)},
}

# --- signing in: staff number, e-mail or mobile; nobody signs up by himself ------------------------------
AUTH_USER_MODEL = "members.User"
AUTHENTICATION_BACKENDS = ["members.user.backends.StaffBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "core:hall"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "members.user.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = "staff_number"
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]  # without it the sign-in page asks for no password
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_FORMS = {"login": "members.user.forms.SignInForm", "reset_password": "members.user.forms.ResetForm"}
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = True
# A hospital sits behind one address: the limit per address must bear a change of shift.
ACCOUNT_RATE_LIMITS = {
    "login": "600/m/ip",
    "login_failed": "8/5m/key,600/5m/ip",
    "activate": "200/m/ip,5/m/key",  # the key: one address and one staff number
    "reset_password": "200/m/ip,5/m/key",
    "reset_password_from_key": "200/m/ip",
}
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", 0)
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = False
MFA_TOTP_ISSUER = UNION_NAME
SECOND_FACTOR_ROLES = env.list("SECOND_FACTOR_ROLES", default=[])
PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
PASSWORD_RESET_TIMEOUT = 3600
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "members.user.passwords.LongEnough", "OPTIONS": {"min_length": 10}},
    {
        "NAME": "members.user.passwords.UnlikeOneself",
        "OPTIONS": {"user_attributes": ["staff_number", "email", "mobile"]},
    },
    {"NAME": "members.user.passwords.Uncommon"},
]

# --- secrets beside SECRET_KEY: outside the database, so that a dump reveals nothing ----------------------
FIELD_MASTER_KEYS = env.dict("FIELD_MASTER_KEYS")  # key id → 32 bytes in base64; the first is the current one
BLIND_INDEX_KEY = env.str("BLIND_INDEX_KEY")
ACTIVATION_CODE_KEY = env.str("ACTIVATION_CODE_KEY", SECRET_KEY)

# --- browser security: one strict policy for portal and desk ---------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ALLAUTH_TRUSTED_PROXY_COUNT else None
SECURE_SSL_REDIRECT = HTTPS and env.bool("SSL_REDIRECT", True)
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
# Browsers keep cookies per host, not per port: two portals on one machine must not sign each other's people out.
_cookie = ("__Host-{}" if HTTPS else "{}") + (f"-{_port}" if (_port := urlsplit(PORTAL_URL).port) else "")
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = _cookie.format("session"), _cookie.format("csrf")
BROWSER_COOKIE_NAME = _cookie.format("browser")
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 2**20

# --- language and time -----------------------------------------------------------------------------------
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("Simplified Chinese")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True

# --- files -----------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", str(BASE_DIR / "staticroot")))
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = Path(env.str("MEDIA_ROOT", str(VAR_DIR / "media")))
ATTACHMENT_MAX_BYTES = env.int("ATTACHMENT_MAX_MB", 20) * 2**20
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# --- mail ------------------------------------------------------------------------------------------------
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "union@localhost")
if EMAIL_URL := env.str("EMAIL_URL", ""):
    vars().update(env.email_url_config(EMAIL_URL))
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = VAR_DIR / "mail"

# --- history and triggers --------------------------------------------------------------------------------
PGHISTORY_APPEND_ONLY = True

# --- logging ---------------------------------------------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "union_portal.core.logs.Line",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "INFO")},
    "loggers": {
        "django": {"level": env.str("LOG_LEVEL", "INFO")},
        "django.server": {"handlers": ["console"], "propagate": False},
        "weasyprint": {"level": "ERROR"},
        "fontTools": {"level": "ERROR"},
    },
}
