"""Brings Superset's own database up to date and imports the bundle; twice changes nothing."""

import contextlib
import logging
import os
import secrets
import shutil
import sys
from getpass import getpass
from pathlib import Path

import yaml

import bundle
import districts
from messages import Trouble, say

ADMIN = "admin"
MASKED = "XXXXXXXXXX"


def mart_url(known):
    """The mart's address with its password: from the environment, as known before, or asked for."""
    from sqlalchemy.engine import make_url
    from sqlalchemy.exc import ArgumentError

    text = os.environ["MUYE_MART_URL"]
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        raise Trouble(
            f"{text} is no address of a mart",
            "SQLAlchemy cannot read it",
            "write it as `muye serve` prints it: postgresql+psycopg2://muye_reader:PASSWORD@127.0.0.1:54330/muye",
        ) from None
    if not url.drivername.startswith("postgresql"):
        raise Trouble(f"{url.drivername} is no mart", "the mart is PostgreSQL", "begin the address with postgresql+psycopg2://")
    url = url.set(drivername="postgresql+psycopg2")
    if url.password not in (None, "", "PASSWORD"):
        return url
    password = os.environ.get("MUYE_MART_READER_PASSWORD")
    if not password and known is not None and place(known) == place(url):
        password = known.password
    if not password and sys.stdin.isatty():
        password = getpass(f"Password of {url.username} in the mart: ")
    if not password:
        raise Trouble(
            f"the password of {url.username} in the mart is not known",
            "it is neither in the address nor in MUYE_MART_READER_PASSWORD",
            "set MUYE_MART_READER_PASSWORD to what `muye serve` printed on its first start (`muye serve --new-password` makes another)",
        )
    return url.set(password=password)


def place(url):
    return url.username, url.host, url.port, url.database


def check_mart(url):
    """Asks the mart what it shows, so that a wrong address is found before anybody opens a dashboard."""
    from sqlalchemy import create_engine, text
    from sqlalchemy.exc import OperationalError, ProgrammingError

    engine = create_engine(url, connect_args={"connect_timeout": 10})
    try:
        with engine.connect() as connection:
            return connection.execute(text("SELECT max(as_of) FROM muye.publication")).scalar()
    except OperationalError as error:
        reason = str(error.orig).strip().splitlines()[0]
        raise Trouble(
            f"the mart at {url.set(password='***')} does not answer",
            reason,
            "start it with `muye serve`, or correct the address or the password",
        ) from None
    except ProgrammingError:
        raise Trouble(
            f"{url.set(password='***')} holds no mart",
            f"{url.username} cannot read muye.publication there",
            "run `muye publish` first, or correct the address",
        ) from None
    finally:
        engine.dispose()


def migrate(app):
    """Superset's tables, permissions and roles."""
    import superset
    from flask_migrate import upgrade
    from superset.extensions import appbuilder, security_manager

    upgrade(directory=os.path.join(os.path.dirname(superset.__file__), "migrations"))
    mark = Path(os.environ["MUYE_SUPERSET_HOME"]) / "prepared"
    if not mark.exists() or mark.read_text(encoding="ascii") != app.config["VERSION_STRING"]:
        appbuilder.add_permissions(update_perms=True)
        security_manager.sync_role_definitions()
        mark.write_text(app.config["VERSION_STRING"], encoding="ascii")


def administrator():
    """The administrator's account; a new password is shown at once, since nothing else knows it."""
    from superset.extensions import security_manager

    known = security_manager.find_user(ADMIN)
    if known and not os.environ.get("MUYE_SUPERSET_NEW_PASSWORD"):
        return known
    password = secrets.token_urlsafe(15)
    if known:
        security_manager.reset_password(known.id, password)
    else:
        role = security_manager.find_role("Admin")
        known = security_manager.add_user(ADMIN, "Muye", "Administrator", "admin@muye.invalid", role, password=password)
    if not known:
        raise Trouble("the administrator's account cannot be made", "Superset refused it", "see prepare.log in its folder")
    say(f"log in as {ADMIN} with the password {password} (shown once)")
    return known


def known_mart():
    """The mart's address as Superset has it, or None."""
    from sqlalchemy.engine import make_url
    from superset import db
    from superset.models.core import Database

    found = db.session.query(Database).filter_by(uuid=bundle.identity("database", bundle.DATABASE)).one_or_none()
    return make_url(found.sqlalchemy_uri_decrypted) if found else None


def import_bundle(url, user):
    """The bundle with the mart's address in it; what is there already is replaced."""
    from superset.commands.importers.v1.assets import ImportAssetsCommand
    from superset.utils.core import override_user

    contents = dict(bundle.files())
    database = yaml.safe_load(contents[bundle.DATABASE_FILE])
    database["sqlalchemy_uri"] = url.set(password=MASKED).render_as_string(hide_password=False)
    contents[bundle.DATABASE_FILE] = bundle.dump(database)
    with override_user(user):
        ImportAssetsCommand(contents, passwords={bundle.DATABASE_FILE: url.password}).run()


def main():
    home = Path(os.environ["MUYE_SUPERSET_HOME"])
    logging.disable(logging.WARNING)
    # Superset's migrations print on standard output what only a developer of Superset wants to know.
    with open(home / "prepare.log", "w", encoding="utf-8") as log, contextlib.redirect_stdout(log):
        from superset.app import create_app

        app = create_app()
        with app.app_context():
            migrate(app)
            url = mart_url(known_mart())
            as_of = check_mart(url)
            import_bundle(url, administrator())
            districts.refresh()
    shutil.rmtree(home / "cache", ignore_errors=True)
    say(f"the dashboards are imported; the mart's newest night is as of {as_of}")


if __name__ == "__main__":
    try:
        main()
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        sys.exit(3)
