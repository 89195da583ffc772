"""The portal's settings as the tests run them: little is changed, the database is real."""

import os
from base64 import urlsafe_b64encode

os.environ.setdefault("SECRET_KEY", "only-for-tests")
os.environ.setdefault("BLIND_INDEX_KEY", "only-for-tests")
os.environ.setdefault("FIELD_MASTER_KEYS", "k1=" + urlsafe_b64encode(bytes(range(32))).decode().rstrip("="))
os.environ.setdefault("REDIS_URL", "redis://localhost:6379")
os.environ.setdefault("DATABASE_URL", "postgres://localhost/portal")

from union_portal.settings import *  # noqa: E402, F403
from union_portal.settings import CACHES, DATABASES, INSTALLED_APPS, STORAGES, _redis, env  # noqa: E402

# Migrations run as the owner; conftest.py then lets every connection act as app_rw, as in production.
DATABASES["default"] |= env.db_url_config(env.str("DATABASE_OWNER_URL", os.environ["DATABASE_URL"]))
DATABASES["default"]["OPTIONS"].pop("pool", None)
DATABASES["default"]["OPTIONS"]["options"] = "-c lock_timeout=20s"

# Each worker of xdist has a database of Redis to itself, or one would empty the other's cache.
worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
CACHES["default"]["LOCATION"] = _redis(2 + worker % 14)

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True  # no collected files are needed
WHITENOISE_MAX_AGE = 3_600  # browsers that walk many pages fetch each file once
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CELERY_TASK_ALWAYS_EAGER = False
CELERY_BROKER_URL = "memory://"
DEBUG = False

# A made-up area on which the kernel is tried.
INSTALLED_APPS.append("tests.specimen.apps.SpecimenConfig")
