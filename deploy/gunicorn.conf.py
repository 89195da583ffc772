"""The web processes, alike in scripts/run and in the image. Processes, not threads: threads gave spikes of a second."""

import os

from gunicorn.glogging import Logger


class AccessLog(Logger):
    """Addresses as the portal's other logs write them: without secrets."""

    def atoms(self, *parts):
        from union_portal.core.logs import masked  # only once the portal's settings are there

        return super().atoms(*parts) | {"U": masked(parts[2].get("PATH_INFO", "/"))}


bind = f"{os.environ.get('BIND', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_PROCESSES", "2"))
timeout = 60
graceful_timeout = 10
max_requests, max_requests_jitter = 2000, 200
worker_tmp_dir = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # heartbeats must not wait for a disk
control_socket_disable = True  # it would lie in the home folder, one for all portals of the machine
accesslog = "-"
logger_class = AccessLog
access_log_format = "%(m)s %(U)s %(s)s %(M)s ms"
reload = os.environ.get("DEBUG", "").lower() in {"1", "true", "on", "yes"}
preload_app = not reload  # read the code once; nothing in it asks the database before the fork
