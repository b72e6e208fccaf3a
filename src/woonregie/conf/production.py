# SPDX-License-Identifier: EUPL-1.2
"""A real installation: HTTPS, a secret of its own, no demo accounts."""

from django.core.exceptions import ImproperlyConfigured

from woonregie.conf.base import *  # noqa: F403
from woonregie.conf.base import DATA_DIR, ENV

if not ENV.secret_key:
    raise ImproperlyConfigured("Zet WOONREGIE_SECRET_KEY op een lange, willekeurige waarde.")
if ENV.demo:
    raise ImproperlyConfigured("Voorbeeldaccounts horen niet in productie: haal WOONREGIE_DEMO weg.")

SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31536000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
STATIC_ROOT = DATA_DIR / "static"  # filled by `manage.py collectstatic`
WHITENOISE_USE_FINDERS = False
