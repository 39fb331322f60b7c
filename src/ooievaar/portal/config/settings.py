"""Django's settings: what never varies stands here, what varies comes from `environment`."""

import sys
from pathlib import Path
from typing import Any

import dj_database_url
from django.utils.csp import CSP

from ooievaar.portal.config import environment, logs, mail

_env = environment.values()

DATA_DIR = _env["OOIEVAAR_DATA_DIR"]
SECRET_KEY = _env["OOIEVAAR_SECRET_KEY"]
MESSAGE_KEYS = _env["OOIEVAAR_MESSAGE_KEYS"]
PSEUDONYM_KEY = bytes.fromhex(_env["OOIEVAAR_PSEUDONYM_KEY"])
JUDGING_PROCESSES = _env["OOIEVAAR_JUDGING_PROCESSES"]
UPLOAD_LIMIT_BYTES = _env["OOIEVAAR_UPLOAD_LIMIT_MB"] * 1024 * 1024
SURVEY_LANGUAGES = _env["OOIEVAAR_SURVEY_LANGUAGES"]
ENGINE = _env["OOIEVAAR_ENGINE"]
CLIENT_CERTIFICATE_HEADER = _env["OOIEVAAR_CLIENT_CERTIFICATE_HEADER"]
DEBUG = _env["OOIEVAAR_DEBUG"]
DEMO = _env["OOIEVAAR_DEMO"]
ORIGIN = _env["OOIEVAAR_ORIGIN"]
ALLOWED_HOSTS = _env["OOIEVAAR_HOSTS"]
CSRF_TRUSTED_ORIGINS = [ORIGIN]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_tasks_db",
    "ooievaar.portal.ui",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "ooievaar.portal.audit",
    "ooievaar.portal.accounts",
    "ooievaar.portal.organisations",
    "ooievaar.portal.submissions",
    "ooievaar.portal.figures",
    "ooievaar.portal.quality",
    "ooievaar.portal.links",
    "ooievaar.portal.approvals",
    "ooievaar.portal.releases",
    "ooievaar.portal.surveys",
    "ooievaar.portal.invitations",
    "ooievaar.portal.public",
    "ooievaar.portal.professional",
    "ooievaar.portal.office",
    "ooievaar.portal.respondent",
    "ooievaar.portal.suppliers",
    "ooievaar.portal.config",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "ooievaar.portal.config.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "ooievaar.portal.organisations.access.AccessMiddleware",
    "ooievaar.portal.config.guarding.GuardingMiddleware",
]

ROOT_URLCONF = "ooievaar.portal.config.urls"
WSGI_APPLICATION = "ooievaar.portal.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "ooievaar.portal.ui.context.layout",
            ]
        },
    }
]

FORM_RENDERER = "ooievaar.portal.ui.forms.Renderer"

SECURE_CSP = {
    "default-src": [CSP.SELF],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SECURE_SSL_REDIRECT = _env["OOIEVAAR_HTTPS"]
SECURE_HSTS_SECONDS = 31_536_000 if _env["OOIEVAAR_HTTPS"] else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _env["OOIEVAAR_HTTPS"] else None
SESSION_COOKIE_AGE = 8 * 60 * 60  # one shift
SESSION_COOKIE_SAMESITE = "Lax"

_database_url = _env["OOIEVAAR_DATABASE_URL"] or f"sqlite:///{DATA_DIR / 'ooievaar.sqlite3'}"
DATABASES: dict[str, dict[str, Any]] = {"default": dict(dj_database_url.parse(_database_url))}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Immediate transactions wait for each other; deferred ones fail half-way with "database is locked".
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; "
        # What is deleted is overwritten, so that an address that was destroyed is not in the file any more.
        "PRAGMA secure_delete=ON;",
    }
    # Who closes the last connection empties the log into the database: not after every request.
    DATABASES["default"]["CONN_MAX_AGE"] = 60
else:
    DATABASES["default"]["OPTIONS"] = {"pool": {"min_size": 1, "max_size": 8}}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
CACHES = {
    # Shared by all processes: used login codes and rate limits live here. What does not fit is thrown out at random,
    # so it must hold more than someone who guesses can fill it with.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 1_000_000},
    },
    # How often an address came lately, where nothing may be kept: each process counts for itself.
    "visits": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "visits"},
    # Drawn charts, keyed by their content: each process may keep its own.
    "charts": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 2000}},
}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_REDIRECT_URL = "home_of_person"
LOGIN_URL = "account_login"
ACCOUNT_ADAPTER = "ooievaar.portal.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
ALLAUTH_TRUSTED_PROXY_COUNT = _env["OOIEVAAR_PROXIES"]
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Ooievaar"

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [Path(__file__).parent.parent / "locale"]
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_HTTPONLY = True
USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
# A collected site serves hashed, compressed files; a checkout serves them from where they lie.
_collected = (STATIC_ROOT / "staticfiles.json").exists() or "collectstatic" in sys.argv
WHITENOISE_USE_FINDERS = not _collected
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if _collected
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
# A form with more is refused as a whole; whoever has more puts them in one zip.
DATA_UPLOAD_MAX_NUMBER_FILES = 200
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "ooievaar.portal.config.uploads.NamelessFileUploadHandler",
]

MAILERS = {"default": mail.mailer(_env["OOIEVAAR_EMAIL_URL"])}
MAILS_PER_MINUTE = _env["OOIEVAAR_MAILS_PER_MINUTE"]
SURVEY_MAILS_PER_MINUTE = _env["OOIEVAAR_SURVEY_MAILS_PER_MINUTE"]
SURVEY_CONTACT = _env["OOIEVAAR_SURVEY_CONTACT"]
BOUNCE_ADDRESS = _env["OOIEVAAR_BOUNCE_ADDRESS"]
BOUNCE_MAILDIR = _env["OOIEVAAR_BOUNCE_MAILDIR"]
DEFAULT_FROM_EMAIL = SERVER_EMAIL = _env["OOIEVAAR_EMAIL_FROM"]

LOGGING = logs.django_logging()
