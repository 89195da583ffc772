"""scripts/with-services: private services that start, are shared and stop, whatever the command does."""

import os
import signal
import stat
import subprocess
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WITH_SERVICES = str(ROOT / "scripts" / "with-services")


@pytest.fixture
def environment(tmp_path_factory):
    """The environment of somebody who has configured nothing but the folder."""
    configured = (
        "DATABASE_",
        "REDIS_",
        "SECRET_KEY",
        "FIELD_MASTER_KEYS",
        "BLIND_INDEX_KEY",
        "ACTIVATION_CODE_KEY",
    )
    kept = {name: value for name, value in os.environ.items() if not name.startswith(configured)}
    return kept | {"VAR_DIR": str(tmp_path_factory.mktemp("portal") / "var")}


def with_services(environment, *command, **options):
    return subprocess.run(
        [WITH_SERVICES, "--throwaway", *command],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        **options,
    )


def start(environment, command):
    """The shell command running with services, once it has said that it started."""
    process = subprocess.Popen(
        [WITH_SERVICES, "--throwaway", "bash", "-c", f"echo started; {command}"],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout.readline() == "started\n"
    return process


def sockets(environment):
    return sorted(
        path.name for path in (Path(environment["VAR_DIR"]) / "sockets").glob("*") if path.is_socket()
    )


RUNNING = [".s.PGSQL.5432", "redis.sock"]
ASK_WHO = 'psql "$DATABASE_URL" -XqAtc "SELECT current_user" && psql "$DATABASE_OWNER_URL" -XqAtc "SELECT current_user"'


def test_command_reaches_the_database_by_both_logins_and_redis_and_nothing_is_left(environment):
    done = with_services(
        environment, "bash", "-c", f'{ASK_WHO} && redis-cli -s "${{REDIS_URL#unix://}}" ping'
    )
    assert done.stdout.split() == ["app_rw", "portal_owner", "PONG"]
    assert sockets(environment) == []


def test_exit_status_of_the_command_is_ours(environment):
    assert with_services(environment, "bash", "-c", "exit 7").returncode == 7


def test_portal_login_may_not_make_tables(environment):
    done = with_services(environment, "bash", "-c", 'psql "$DATABASE_URL" -c "CREATE TABLE public.t (i int)"')
    assert "permission denied for schema public" in done.stderr


def test_last_user_stops_the_services_though_another_started_them(environment):
    first = start(environment, "sleep 60")
    second = start(environment, "sleep 60")
    first.terminate()
    assert first.wait(timeout=20) == 128 + signal.SIGTERM
    assert sockets(environment) == RUNNING
    second.send_signal(signal.SIGINT)
    assert second.wait(timeout=20) == 128 + signal.SIGINT
    assert sockets(environment) == []


def test_services_left_by_a_killed_user_are_taken_over(environment):
    start(environment, "exec sleep 3").kill()
    assert sockets(environment) == RUNNING
    assert with_services(environment, "true").returncode == 0
    assert sockets(environment) == []


def test_secrets_are_made_once_for_the_owners_eyes_only(environment):
    show = ("bash", "-c", 'echo "$SECRET_KEY $FIELD_MASTER_KEYS $BLIND_INDEX_KEY $ACTIVATION_CODE_KEY"')
    first = with_services(environment, *show).stdout
    assert len(set(first.split())) == 4
    assert with_services(environment, *show).stdout == first
    assert stat.S_IMODE((Path(environment["VAR_DIR"]) / "secrets.env").stat().st_mode) == 0o600


def test_secret_of_the_environment_wins_also_as_a_file(environment):
    given = environment | {"SECRET_KEY": "ours", "BLIND_INDEX_KEY_FILE": "/run/secrets/blind"}
    done = with_services(given, "bash", "-c", 'echo "$SECRET_KEY ${BLIND_INDEX_KEY-unset}"')
    assert done.stdout == "ours unset\n"


def test_servers_of_the_environment_are_used_and_none_is_started(environment):
    given = environment | {"DATABASE_URL": "postgres://theirs/portal", "REDIS_URL": "redis://theirs:6379"}
    done = with_services(given, "bash", "-c", 'echo "$DATABASE_URL $DATABASE_OWNER_URL $REDIS_URL"')
    assert done.stdout == "postgres://theirs/portal postgres://theirs/portal redis://theirs:6379\n"
    assert not (Path(environment["VAR_DIR"]) / "postgresql").exists()


def test_folder_too_deep_for_a_socket_gets_a_short_one_that_is_removed_again(environment):
    deep = Path(environment["VAR_DIR"]) / ("d" * 120)
    done = with_services(
        environment | {"VAR_DIR": str(deep)}, "bash", "-c", f'readlink "$VAR_DIR/sockets"; {ASK_WHO}'
    )
    folder, *logins = done.stdout.split()
    assert logins == ["app_rw", "portal_owner"]
    assert len(folder) < 60
    assert not Path(folder).exists()
    assert not (deep / "sockets").is_symlink()


def test_command_hears_sigint_though_a_shell_started_us_in_the_background(environment):
    heard = 'python -c "import signal; print(signal.getsignal(signal.SIGINT) is signal.SIG_IGN)"'
    command = f"trap '' INT; exec {WITH_SERVICES} --throwaway {heard}"
    given = environment | {"DATABASE_URL": "postgres://theirs/portal", "REDIS_URL": "redis://theirs:6379"}
    done = subprocess.run(["bash", "-c", command], env=given, capture_output=True, text=True, timeout=60)
    assert done.stdout == "False\n"


def test_ctrl_c_at_a_terminal_lets_the_command_end_before_its_services(environment):
    script = 'trap \'psql "$DATABASE_URL" -XqAtc "SELECT 1" >"$VAR_DIR/answer"; exit 3\' INT; while :; do sleep 0.1; done'
    running = start(environment, script)
    time.sleep(0.2)
    os.killpg(running.pid, signal.SIGINT)
    assert running.wait(timeout=20) == 3
    assert (Path(environment["VAR_DIR"]) / "answer").read_text() == "1\n"
    assert sockets(environment) == []
