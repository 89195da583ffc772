"""Run a command with PostgreSQL and Redis of this clone alone, on unix sockets below VAR_DIR.

    scripts/with-services [--throwaway] COMMAND…

Services that run already are used; the last user stops them. Each of DATABASE_URL and REDIS_URL that is set names a
server of somebody else's, then none is started here. The command gets both addresses, and the secrets that it needs
(made once, kept in VAR_DIR/secrets.env) unless the environment has them. `--throwaway` is for tests: a crash of the
machine may cost the data.
"""

from __future__ import annotations

import base64
import contextlib
import fcntl
import hashlib
import os
import pwd
import re
import secrets
import shutil
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import TextIO
from urllib.parse import quote

ROOT = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("VAR_DIR") or ROOT / "var").resolve()

POSTGRES_PORT = 5432  # names the socket; nothing listens on the network
LONGEST_SOCKET_PATH = 107
OLDEST_POSTGRES = 15
CAP_DAC_READ_SEARCH = 1 << 2
IS_ROOT = os.geteuid() == 0

SECRETS = {
    "SECRET_KEY": lambda: secrets.token_urlsafe(48),
    "FIELD_MASTER_KEYS": lambda: (
        "k1=" + base64.urlsafe_b64encode(secrets.token_bytes(32)).decode().rstrip("=")
    ),
    "BLIND_INDEX_KEY": lambda: secrets.token_urlsafe(32),
    "ACTIVATION_CODE_KEY": lambda: secrets.token_urlsafe(32),
}


def main() -> int:
    arguments = sys.argv[1:]
    throwaway = arguments[:1] == ["--throwaway"]
    command = arguments[throwaway:]
    if not command:
        return fail("usage: scripts/with-services [--throwaway] COMMAND…", status=2)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda number, frame: sys.exit(128 + number))
    signal.signal(
        signal.SIGINT, signal.default_int_handler
    )  # a shell's background jobs start with it ignored
    make_folder(VAR, 0o700 if may_pass_closed_folders() else 0o711)
    environment = os.environ | {"VAR_DIR": str(VAR)} | missing_secrets(VAR / "secrets.env")
    environment["PATH"] = f"{ROOT / '.venv' / 'bin'}:{environment.get('PATH', os.defpath)}"
    try:
        with services(environment, durable=not throwaway):
            return run(command, environment)
    except ServiceError as error:
        return fail(str(error))
    except KeyboardInterrupt:
        return 128 + signal.SIGINT


def fail(message: str, status: int = 1) -> int:
    print(f"with-services: {message}", file=sys.stderr)
    return status


class ServiceError(Exception):
    """A service can't be started, with what to do about it."""


# --- the command -----------------------------------------------------------------------------------------------------


def run(command: list[str], environment: dict[str, str]) -> int:
    """The command's exit status; signals sent to us reach it, and we outlive it to stop the services."""
    try:
        child = subprocess.Popen(command, env=environment)
    except OSError as error:
        return fail(f"{command[0]}: {error.strerror}", status=127)

    def pass_on(number: int, frame: FrameType | None) -> None:
        if number == signal.SIGINT and in_foreground():
            return  # the terminal has told the whole group
        child.send_signal(signal.SIGTERM if number == signal.SIGHUP else number)

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, pass_on)
    status = child.wait()
    return status if status >= 0 else 128 - status


def in_foreground() -> bool:
    """Whether a Ctrl-C at the terminal reaches our whole process group by itself."""
    try:
        terminal = os.open("/dev/tty", os.O_RDONLY)
    except OSError:
        return False
    try:
        return os.tcgetpgrp(terminal) == os.getpgrp()
    except OSError:
        return False
    finally:
        os.close(terminal)


# --- secrets ---------------------------------------------------------------------------------------------------------


def missing_secrets(file: Path) -> dict[str, str]:
    """The secrets that the environment lacks (as NAME or NAME_FILE), from the file, made there at the first start."""
    with open(os.open(file, os.O_RDWR | os.O_CREAT, 0o600), "r+", encoding="utf-8") as lines:
        fcntl.flock(lines, fcntl.LOCK_EX)
        kept = dict(
            line.rstrip("\n").split("=", 1) for line in lines if "=" in line and not line.startswith("#")
        )
        for name, make in SECRETS.items():
            if name not in kept:
                kept[name] = make()
                lines.write(f"{name}={kept[name]}\n")
    return {name: kept[name] for name in SECRETS if not {name, f"{name}_FILE"} & os.environ.keys()}


# --- both services, shared by whoever uses them ------------------------------------------------------------------------


@contextlib.contextmanager
def services(environment: dict[str, str], *, durable: bool) -> Iterator[None]:
    """Have the services run, and put their addresses into the environment; the last user stops them.

    Each user holds a shared lock on `users`, so that who comes to hold it alone is the last; starting and stopping
    happen one at a time under `turn`. A killed user's lock goes with it, so nothing has to be cleaned up by hand.
    """
    needed: list[PostgreSQL | Redis] = []
    if "DATABASE_URL" in environment:
        environment.setdefault("DATABASE_OWNER_URL", environment["DATABASE_URL"])
    else:
        needed.append(PostgreSQL(VAR / "postgresql", durable=durable))
    if "REDIS_URL" not in environment:
        needed.append(Redis(VAR / "redis"))
    if not needed:
        yield
        return

    with open(VAR / "services.turn", "w") as turn, open(VAR / "services.users", "w") as users:
        with taken(turn):
            fcntl.flock(users, fcntl.LOCK_SH)
            sockets = socket_folder()
            try:
                for service in needed:
                    service.start(sockets)
                    environment.update(service.addresses(sockets))
            except BaseException:
                stop_unless_used(users, needed, sockets)
                raise
        try:
            yield
        finally:
            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                signal.signal(number, signal.SIG_IGN)
            with taken(turn):
                stop_unless_used(users, needed, sockets)


@contextlib.contextmanager
def taken(lock: TextIO) -> Iterator[None]:
    fcntl.flock(lock, fcntl.LOCK_EX)
    try:
        yield
    finally:
        fcntl.flock(lock, fcntl.LOCK_UN)


def stop_unless_used(users: TextIO, started: list[PostgreSQL | Redis], sockets: Path) -> None:
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return
    for service in reversed(started):
        service.stop(sockets)
    if (VAR / "sockets").is_symlink():
        shutil.rmtree(sockets, ignore_errors=True)
        (VAR / "sockets").unlink()


def socket_folder() -> Path:
    """Where the sockets lie: VAR_DIR/sockets, or a short folder that it points to where that path is too long."""
    own = VAR / "sockets"
    if own.is_symlink():
        folder = Path(os.readlink(own))  # chosen by whoever started the services
    elif len(os.fsencode(own / f".s.PGSQL.{POSTGRES_PORT}")) <= LONGEST_SOCKET_PATH:
        folder = own
    else:
        key = hashlib.sha256(os.fsencode(VAR)).hexdigest()[:12]
        folder = Path(os.environ.get("XDG_RUNTIME_DIR") or "/tmp") / f"union-portal-{key}"
        own.symlink_to(folder)
    make_folder(folder, 0o700, owner=service_user())
    return folder


def make_folder(folder: Path, mode: int, owner: pwd.struct_passwd | None = None) -> None:
    """A folder of that mode and owner; one of somebody else's in its place is refused."""
    if not os.path.lexists(folder):
        folder.mkdir(mode=mode, parents=True)
        folder.chmod(mode)
        if owner:
            os.chown(folder, owner.pw_uid, owner.pw_gid)
    found = folder.lstat()
    trusted = {os.geteuid()} | ({owner.pw_uid} if owner else set())
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in trusted:
        raise ServiceError(
            f"{folder} is there already and belongs to somebody else; remove it or set VAR_DIR."
        )


def service_user() -> pwd.struct_passwd | None:
    """PostgreSQL refuses to run as root: then it runs as Debian's user for it, else as ourselves."""
    if not IS_ROOT:
        return None
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        raise ServiceError(
            "PostgreSQL does not run as root and there is no user postgres to run it as."
        ) from None


def may_pass_closed_folders() -> bool:
    """Whether root may let PostgreSQL pass folders closed to others (/root); some containers may not."""
    if not IS_ROOT:
        return True
    bounding = re.search(r"^CapBnd:\s*(\w+)", Path("/proc/self/status").read_text(), re.MULTILINE)
    return bool(bounding and int(bounding[1], 16) & CAP_DAC_READ_SEARCH)


def wait_until(is_so: Callable[[], bool], seconds: float) -> bool:
    until = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True


def plain_environment() -> dict[str, str]:
    """Ours without PGHOST and the like, which would lead PostgreSQL's programs elsewhere."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PG")}


class PostgreSQL:
    """A cluster of our own with one database `portal` and two logins: its owner, and the portal's `app_rw`."""

    def __init__(self, data: Path, *, durable: bool) -> None:
        self.data, self.durable = data, durable
        self.programs = self._find_programs()

    def _find_programs(self) -> Path:
        """The folder of pg_ctl and initdb: of the cluster's own version, else the newest."""
        made_by = self.data / "PG_VERSION"
        version = made_by.read_text().strip() if made_by.exists() else ""
        folders = [*Path("/usr/lib/postgresql").glob("*/bin"), *Path("/usr").glob("pgsql-*/bin")]
        if on_path := shutil.which("pg_ctl"):
            folders.append(Path(on_path).resolve().parent)
        found: dict[int, Path] = {}
        for folder in folders:
            if (folder / "initdb").exists():
                text = subprocess.run(
                    [folder / "pg_ctl", "--version"], capture_output=True, text=True, check=False
                )
                if number := re.search(r" (\d+)", text.stdout):
                    found.setdefault(int(number[1]), folder)
        if version and int(version) not in found:
            raise ServiceError(f"{self.data} was made by PostgreSQL {version}, which is not installed.")
        if not found or max(found) < OLDEST_POSTGRES:
            raise ServiceError(f"PostgreSQL {OLDEST_POSTGRES} or newer is not installed; call scripts/setup.")
        return found[int(version) if version else max(found)]

    def start(self, sockets: Path) -> None:
        if self._answers(sockets):
            return
        if not (self.data / "PG_VERSION").exists():
            self._make_cluster()
        self._configure(sockets)
        log = self.data / "server.log"
        done = self._as_server("pg_ctl", "-D", self.data, "-l", log, "-w", "-t", "60", "start")
        if done.returncode:
            tail = log.read_text(errors="replace").splitlines()[-10:] if log.exists() else []
            raise ServiceError("\n".join(["PostgreSQL did not start:", done.stderr.strip(), *tail]))
        self._make_logins(sockets)

    def stop(self, sockets: Path) -> None:
        self._as_server("pg_ctl", "-D", self.data, "-m", "fast", "-w", "-t", "60", "stop")

    def addresses(self, sockets: Path) -> dict[str, str]:
        host = quote(str(sockets))
        return {
            "DATABASE_URL": f"postgres://app_rw@/portal?host={host}",
            "DATABASE_OWNER_URL": f"postgres://portal_owner@/portal?host={host}",
        }

    def _answers(self, sockets: Path) -> bool:
        return not self._psql(sockets, "SELECT 1", check=False).returncode

    def _make_cluster(self) -> None:
        shutil.rmtree(self.data, ignore_errors=True)  # left by an initdb that was interrupted
        make_folder(self.data, 0o700, owner=service_user())
        # C.UTF-8, because in a database of locale C the search would find no Chinese word.
        done = self._as_server(
            "initdb", "-D", self.data, "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8",
            "--auth-local=trust", "--auth-host=reject", "--no-sync", "--no-instructions",
        )  # fmt: skip
        if done.returncode:
            raise ServiceError(f"initdb failed:\n{done.stdout}{done.stderr}")
        with (self.data / "postgresql.conf").open("a") as configuration:
            configuration.write("\ninclude_if_exists = 'portal.conf'\n")

    def _configure(self, sockets: Path) -> None:
        """Written anew at each start, because the folder may have moved."""
        settings = {
            "listen_addresses": "",
            "port": str(POSTGRES_PORT),
            "unix_socket_directories": str(sockets),
            "unix_socket_permissions": "0700",
            "max_connections": "300",
            "shared_buffers": "128MB",
            "jit": "off",
        }
        if not self.durable:
            settings |= {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}
            # Of tables with a few rows every plan is good: no time is spent on finding the best.
            settings |= {"join_collapse_limit": "1", "autovacuum": "off"}
        lines = (f"{name} = '{value.replace(chr(39), chr(39) * 2)}'\n" for name, value in settings.items())
        (self.data / "portal.conf").write_text("".join(lines))
        if user := service_user():
            os.chown(self.data / "portal.conf", user.pw_uid, user.pw_gid)

    def _make_logins(self, sockets: Path) -> None:
        """Both logins and the database; the owner may become app_rw, as the tests do."""
        if self._psql(sockets, "SELECT 1 FROM pg_database WHERE datname = 'portal'").stdout.strip():
            return
        self._psql(
            sockets,
            "DROP ROLE IF EXISTS portal_owner, app_rw",
            "CREATE ROLE portal_owner LOGIN CREATEDB",
            "CREATE ROLE app_rw LOGIN",
            "GRANT app_rw TO portal_owner",
            "CREATE DATABASE portal OWNER portal_owner",
        )

    def _psql(self, sockets: Path, *statements: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        address = ["-h", str(sockets), "-p", str(POSTGRES_PORT), "-U", "postgres", "-d", "postgres"]
        orders = [part for statement in statements for part in ("-c", statement)]
        command = [str(self.programs / "psql"), "-XqAt", "-v", "ON_ERROR_STOP=1", *address, *orders]
        done = subprocess.run(command, env=plain_environment(), capture_output=True, text=True, check=False)
        if check and done.returncode:
            raise ServiceError(f"PostgreSQL refused:\n{done.stderr}")
        return done

    def _as_server(self, program: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        command: list[str | Path] = [self.programs / program, *arguments]
        if user := service_user():
            passing = ["--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search"]
            command = [
                "setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--init-groups",
                *(passing if may_pass_closed_folders() else []), "--reset-env", "--", *command,
            ]  # fmt: skip
        return subprocess.run(
            command, env=plain_environment(), cwd="/", capture_output=True, text=True, check=False
        )


class Redis:
    """Cache and task queue; keeps nothing on disk, the portal bears its loss at any moment."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def start(self, sockets: Path) -> None:
        if self._says(sockets, "ping") == "PONG":
            return
        make_folder(self.folder, 0o700)
        log = self.folder / "server.log"
        subprocess.run(
            ["redis-server", "--port", "0", "--unixsocket", sockets / "redis.sock", "--unixsocketperm", "700",
             "--dir", self.folder, "--save", "", "--appendonly", "no", "--daemonize", "yes", "--logfile", log],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False,
        )  # fmt: skip
        if not wait_until(lambda: self._says(sockets, "ping") == "PONG", 15):
            tail = log.read_text(errors="replace").splitlines()[-10:] if log.exists() else []
            raise ServiceError("\n".join(["Redis did not start:", *tail]))

    def stop(self, sockets: Path) -> None:
        self._says(sockets, "shutdown", "nosave")
        wait_until(lambda: not self._says(sockets, "ping"), 10)

    def addresses(self, sockets: Path) -> dict[str, str]:
        return {"REDIS_URL": f"unix://{quote(str(sockets))}/redis.sock"}

    def _says(self, sockets: Path, *command: str) -> str:
        call: list[str | Path] = ["redis-cli", "-s", sockets / "redis.sock", *command]
        return subprocess.run(call, capture_output=True, text=True, check=False).stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
