"""The compose file by its schema and by what we ask of it: no Docker engine is at hand where these tests run."""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from django.conf import settings

ROOT = Path(__file__).resolve().parents[2]
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))
SERVICES = COMPOSE["services"]
OURS = ["beat", "long", "migrate", "web", "worker"]
DOCKERFILE = (ROOT / "deploy" / "Dockerfile").read_text("utf-8")
SECRET_WORDS = re.compile(r"SECRET|PASSWORD|KEY|DATABASE_URL")


def errors_by_schema(path: Path) -> str:
    """What the schema of the compose specification (compose-spec, as check-jsonschema brings it) finds wrong."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec", path]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    return "" if checked.returncode == 0 else checked.stdout + checked.stderr


def test_file_keeps_to_the_compose_specification():
    assert errors_by_schema(ROOT / "docker-compose.yml") == ""


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("restart: unless-stopped", "restarts: unless-stopped", "'restarts' was unexpected"),
        ("condition: service_healthy", "condition: service_is_fine", "'service_is_fine' is not one of"),
    ],
)
def test_the_schema_finds_a_slip(tmp_path, right, wrong, told):
    slipped = tmp_path / "docker-compose.yml"
    slipped.write_text((ROOT / "docker-compose.yml").read_text("utf-8").replace(right, wrong), "utf-8")
    assert told in errors_by_schema(slipped)


def test_services_are_those_of_the_portal():
    assert sorted(SERVICES) == ["beat", "db", "long", "migrate", "proxy", "redis", "web", "worker"]


@pytest.mark.parametrize("name", sorted(set(SERVICES) - {"migrate"}))
def test_service_that_stays_is_watched_and_comes_back(name):
    assert SERVICES[name]["healthcheck"]["test"][0] == "CMD"
    assert SERVICES[name]["restart"] == "unless-stopped"


@pytest.mark.parametrize("name", OURS)
def test_our_containers_run_without_rights_and_write_only_to_their_volume(name):
    service = SERVICES[name]
    assert service["user"] == "10001:10001"
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["volumes"] == ["files:/data"]


def test_image_ends_as_a_user_without_rights_and_takes_no_build_tools_along():
    *_, last = DOCKERFILE.split("\nFROM ")
    assert "useradd --uid 10001" in last
    assert re.findall(r"^USER (.*)$", last, re.MULTILINE) == ["portal"]
    assert "apt-get" not in last


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_no_secret_stands_in_the_file(name):
    for variable, value in SERVICES[name].get("environment", {}).items():
        if SECRET_WORDS.search(variable):
            assert variable.endswith("_FILE"), variable
            assert value.removeprefix("/run/secrets/") in SERVICES[name]["secrets"]


def test_only_the_proxy_is_reachable_and_the_services_behind_are_not():
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["proxy"]
    assert COMPOSE["networks"]["inside"]["internal"] is True
    assert SERVICES["db"]["networks"] == SERVICES["redis"]["networks"] == ["inside"]
    assert SERVICES["proxy"]["networks"] == ["outside"]


def test_owner_migrates_before_the_portals_login_starts():
    assert SERVICES["migrate"]["environment"]["DATABASE_URL_FILE"] == "/run/secrets/database_owner_url"
    assert "database_url" not in SERVICES["migrate"]["secrets"]
    for name in ("web", "worker", "long", "beat"):
        assert SERVICES[name]["depends_on"]["migrate"]["condition"] == "service_completed_successfully"
        assert "database_owner_url" not in SERVICES[name]["secrets"]


def test_every_queue_has_its_worker():
    commands = [SERVICES[name]["command"] for name in ("worker", "long")]
    lines = (ROOT / "Procfile").read_text("utf-8").splitlines()
    for name, command in zip(("worker", "long"), commands, strict=True):
        (line,) = (line for line in lines if line.startswith(f"{name}:"))
        assert line.replace("--quiet ", "") == f"{name}: {command}"
    queues = {route["queue"] for route in settings.CELERY_TASK_ROUTES.values()}
    assert {f"--queues {queue}" in commands[1] for queue in queues} == {True}
    assert "--queues" not in commands[0]  # the default queue


def test_every_named_thing_is_there():
    for service in SERVICES.values():
        assert set(service.get("secrets", [])) <= set(COMPOSE["secrets"])
        assert set(service.get("networks", [])) <= set(COMPOSE["networks"])
        assert set(service.get("depends_on", {})) <= set(SERVICES)
        for volume in service.get("volumes", []):
            source = volume.split(":")[0]
            generated = source == "./deploy/certificates"
            assert source in COMPOSE["volumes"] or generated or (ROOT / source).exists(), volume


def test_image_copies_only_files_that_reach_the_build(tmp_path):
    """What the Dockerfile copies by name must pass .dockerignore, which lets nothing through but a list."""
    let_in = {
        line[1:] for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines() if line.startswith("!")
    }
    for sources in re.findall(r"^COPY (?!--from)(.*) \S+$", DOCKERFILE, re.MULTILINE):
        for source in sources.split():
            if source != ".":
                assert {source, source.split("/")[0]} & let_in, source
                assert (ROOT / source).exists(), source


def test_secrets_are_made_once_in_a_folder_closed_to_others(tmp_path):
    shutil.copy(ROOT / "deploy" / "make-secrets", tmp_path)
    subprocess.run([tmp_path / "make-secrets"], check=True)
    made = {path.name: path.read_text() for path in (tmp_path / "secrets").iterdir()}
    assert sorted(made) == sorted(COMPOSE["secrets"])
    assert made["database_url"] == f"postgres://app_rw:{made['database_portal_password']}@db:5432/portal"
    assert len(set(made.values())) == len(made)
    assert stat.S_IMODE((tmp_path / "secrets").stat().st_mode) == 0o700

    os.remove(tmp_path / "secrets" / "secret_key")
    subprocess.run([tmp_path / "make-secrets"], check=True)
    again = {path.name: path.read_text() for path in (tmp_path / "secrets").iterdir()}
    assert again.pop("secret_key") != made.pop("secret_key")
    assert again == made


def locked(path: Path) -> dict[str, str]:
    return dict(re.findall(r"^([\w.-]+)==(\S+)", path.read_text("utf-8"), re.MULTILINE))


def test_image_installs_the_tested_versions_and_no_development_tools():
    image, tested = locked(ROOT / "deploy" / "requirements.lock"), locked(ROOT / "requirements.lock")
    assert {name: tested.get(name) for name in image} == image
    assert not {"pytest", "playwright", "mypy", "ruff"} & image.keys()
