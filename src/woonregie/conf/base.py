# SPDX-License-Identifier: EUPL-1.2
"""Settings shared by all ways of running."""

from csp.constants import NONE, SELF

from woonregie.conf.database import database_settings
from woonregie.conf.env import read_environment

ENV = read_environment()

DEBUG = False
DEMO = ENV.demo
DEMO_REFERENCE_DATE = ENV.demo_date
SECRET_KEY = ENV.secret_key
ALLOWED_HOSTS = ENV.allowed_hosts
PROFILES_DIR = ENV.profiles_dir
PROFILE = ENV.profile
DATA_DIR = ENV.data_dir

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "django_htmx",
    "woonregie.sources",
    "woonregie.places",
    "woonregie.parties",
    "woonregie.access",
    "woonregie.agreements",
    "woonregie.figures",
    "woonregie.indicators",
    "woonregie.stock",
    "woonregie.allocation",
    "woonregie.proximity",
    "woonregie.seniors",
    "woonregie.needs",
    "woonregie.liveability",
    "woonregie.board",
    "woonregie.bids",
    "woonregie.factsheets",
    "woonregie.monitor",
    "woonregie.intake",
    "woonregie.exports",
    "woonregie.opendata",
    "woonregie.site",
]

MIDDLEWARE = [
    "woonregie.access.headers.ResponseHeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "woonregie.site.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "woonregie.access.request_limits.RequestLimitsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "woonregie.access.middleware.PolicyMiddleware",
    "woonregie.site.not_now.NotNowMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "woonregie.site.urls"
WSGI_APPLICATION = "woonregie.site.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "woonregie.site.context.page_frame",
            ],
            "builtins": ["woonregie.site.templatetags.woonregie", "woonregie.site.templatetags.figures"],
        },
    },
]

DATABASES = {"default": database_settings(ENV.database_url)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "access:sign-in"
LOGIN_REDIRECT_URL = "site:home"  # which leads who is signed in to what is due today
LOGOUT_REDIRECT_URL = "site:home"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "woonregie.access.views.sessions.locked_out"
AXES_DISABLE_ACCESS_LOG = True  # who signed in stands in our own log, without addresses of computers
AXES_VERBOSE = False

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "taal"
USE_I18N = True
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True

LARGEST_REQUEST = 10 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = LARGEST_REQUEST
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 8 * 60 * 60
CSRF_COOKIE_HTTPONLY = True

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
