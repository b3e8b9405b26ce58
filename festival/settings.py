"""Settings. Everything that differs between machines comes from the environment (see .env.example)."""

from pathlib import Path

from celery.schedules import schedule
from csp.constants import NONCE, NONE, SELF
from django.conf.locale import LANG_INFO

from events.languages import BY_TAG, PRODUCT
from events.strict import Strict
from festival.api_settings import REST_FRAMEWORK, SPECTACULAR_SETTINGS  # noqa: F401 (their libraries read them)
from festival.env import ROOT, VAR, base_url, env, secret, secret_key

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = secret_key()
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
BASE_URL = base_url()
SECURE = BASE_URL.startswith("https://")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = [BASE_URL]

INSTALLED_APPS = [
    "festival",
    "api",
    "worker",
    "stations",
    "events",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "rest_framework",
]

MIDDLEWARE = [
    "festival.visitor.keeping.KeptPagesMiddleware",  # a page that is kept needs none of the others
    "festival.health.HealthMiddleware",  # early: probes know no host name of ours and want no cookie
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "festival.headers.PrivacyHeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "festival.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "festival.language.StaffLanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "festival.failures.DomainErrorsMiddleware",
]

ROOT_URLCONF = "festival.urls"
WSGI_APPLICATION = "festival.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "festival" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "festival.language.language_context",
            ],
            "builtins": ["festival.templatetags.standfest"],
        },
    },
    {
        "NAME": "letters",  # the same templates, and no holes: what a letter names and nobody gave is an error
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "festival" / "templates"],
        "OPTIONS": {"builtins": ["festival.templatetags.standfest"], "string_if_invalid": Strict()},
    },
]
FORM_RENDERER = "festival.forms.Renderer"

# --- Database -------------------------------------------------------------------------------------
DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{VAR / 'standfest.sqlite3'}")}
if secret("DATABASE_PASSWORD"):
    DATABASES["default"]["PASSWORD"] = secret("DATABASE_PASSWORD")
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Measured: with these four, 2,000 mixed writes met no "database is locked"; WAL alone met 1,064.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
    # Who closes last writes the whole log back into the file: for each page that would cost more than the page.
    DATABASES["default"]["CONN_MAX_AGE"] = 60
else:
    DATABASES["default"]["OPTIONS"] = {"pool": {"min_size": 1, "max_size": 8, "timeout": 20}}

# --- Broker and cache -----------------------------------------------------------------------------
# The supervisor starts Valkey on a socket in var/ when REDIS_URL is not set, and sets it for its children.
REDIS_URL = env.str("REDIS_URL", default="")
if REDIS_URL:
    CACHES = {
        "default": {
            "BACKEND": "festival.cache.PatientRedisCache",
            "LOCATION": REDIS_URL,
            "KEY_PREFIX": "standfest",
            "OPTIONS": {"socket_connect_timeout": 1, "socket_timeout": 2},  # seconds; then pages go on without it
        },
    }
else:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

KEEP_PAGES = bool(REDIS_URL)  # of visitors: only with a cache that all processes share can one say “changed”
VIEWS_FOLDER = VAR / "views"  # where the edge writes what was read, for the worker to count
HAND_OVER_VIEWS = 10  # seconds between two times that counted views of pages are written

CELERY_BROKER_URL = REDIS_URL or "memory://"
if CELERY_BROKER_URL.startswith("unix://"):
    CELERY_BROKER_URL = "redis+socket://" + CELERY_BROKER_URL.removeprefix("unix://")
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_PUBLISH_RETRY = False
CELERY_BROKER_CONNECTION_TIMEOUT = 2
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 600,
    "unacked_restore_limit": 100,
    "socket_timeout": 5,
    "socket_connect_timeout": 2,
}
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CLOCK_SECONDS = 20
WAKE_WORKER = bool(REDIS_URL)
CELERY_BEAT_SCHEDULE = {
    "tick": {
        "task": "worker.tick",
        "schedule": schedule(CLOCK_SECONDS),
        "options": {"expires": CLOCK_SECONDS},
    },
}
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR / "clock")
CELERY_BEAT_SYNC_EVERY = 1  # the file's age shows whether the clock still ticks

# --- Mail -----------------------------------------------------------------------------------------
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Standfest <standfest@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_TIMEOUT = 20  # seconds, for each step of the conversation with the mail server
LETTERS_A_DAY = env.int("LETTERS_A_DAY", default=6)
EMAIL_URL = secret("EMAIL_URL")
if EMAIL_URL:
    globals().update(env.email_url_config(EMAIL_URL))
    if EMAIL_URL.startswith("smtp"):
        EMAIL_BACKEND = "festival.mail.SmtpBackend"
else:
    EMAIL_BACKEND = "festival.mail.EmlBackend"
    EMAIL_FILE_PATH = VAR / "mail"
# Where letters come back to: the sender that mail servers see (empty: as in DEFAULT_FROM_EMAIL), and its mailbox.
BOUNCE_ADDRESS = env.str("BOUNCE_ADDRESS", default="").strip()
BOUNCE_IMAP_URL = secret("BOUNCE_IMAP_URL")

# --- Staff and their sign-in ----------------------------------------------------------------------
AUTH_USER_MODEL = "events.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/desk/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "festival.staff.StaffAccountAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"  # whoever enters the code has the address
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = True
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", default=0)  # who asks, for the limits of sign-in
MFA_ADAPTER = "festival.staff.StaffMfaAdapter"
MFA_TOTP_ISSUER = "Standfest"
MFA_TOTP_TOLERANCE = 1  # clocks of telephones are a little off
MFA_FORMS = {
    "authenticate": "festival.office.forms.sign_in.SecondStepForm",
    "reauthenticate": "festival.office.forms.sign_in.AgainForm",
    "activate_totp": "festival.office.forms.sign_in.AppForm",
    "add_webauthn": "festival.office.forms.sign_in.NewKeyForm",
    "edit_webauthn": "festival.office.forms.sign_in.KeyNameForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG or not SECURE
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_NAME = "standfest_session"
CSRF_FAILURE_VIEW = "festival.failures.csrf_failure"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# --- Languages and time ---------------------------------------------------------------------------
LANGUAGE_CODE = "en"  # the language of the source; what a reader gets is decided in festival/language.py
LANGUAGES = [(language.tag, language.autonym) for language in PRODUCT]
LANGUAGES_BIDI = [tag for tag, known in BY_TAG.items() if known.rtl]
for tag, known in BY_TAG.items():  # Django knows no plain German, Kurdish, Tigrinya, Somali, Pashto …
    LANG_INFO.setdefault(tag, {"bidi": known.rtl, "code": tag, "name": known.name, "name_local": known.autonym})
LOCALE_PATHS = [ROOT / "festival" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = env.str("TIME_ZONE", default="Europe/Berlin")
# Off unless it names a service (events/machine): texts for visitors then leave the house.
MACHINE_TRANSLATION = env.str("MACHINE_TRANSLATION", default="").strip().lower()
MACHINE_TRANSLATION_URL = env.str("MACHINE_TRANSLATION_URL", default="").strip().rstrip("/")
MACHINE_TRANSLATION_KEY = secret("MACHINE_TRANSLATION_KEY")

METRICS_TOKEN = secret("METRICS_TOKEN")  # who knows it may read /metrics; empty: there are none

# --- Static files ---------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", default=str(VAR / "static")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "festival.staticfiles.HashedStaticFilesStorage"},
}
MEDIA_ROOT = VAR / "media"

# --- Security headers -----------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
if SECURE:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31_536_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
SILENCED_SYSTEM_CHECKS = ["security.W008"]  # redirecting to https is the edge's work

# --- Logs: to standard output, one line each; personal links are cut out ----------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"no_links": {"()": "festival.logs.HidePersonalLinks"}},
    "formatters": {"line": {"()": "festival.logs.LineFormatter"}},
    "handlers": {"out": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["no_links"]}},
    "root": {"handlers": ["out"], "level": env.str("LOG_LEVEL", default="INFO")},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        "fontTools": {"level": "WARNING"},
        "celery.worker.strategy": {"level": "WARNING"},  # two lines for every tick of the clock
        "celery.app.trace": {"level": "WARNING"},
    },
}
