"""Accounts of districts in Superset: they see the rows of their unit and of the whole region.

    python districts.py grant NAME UNIT
    python districts.py revoke NAME
"""

import contextlib
import logging
import os
import secrets
import sys
from pathlib import Path

import bundle
from messages import Trouble, say

PREFIX = "muye_district_"
# Rights to look at dashboards and nothing else; what may be seen follows from the role of the unit.
BASE_ROLE = "Gamma"


def literal(text):
    return "'" + text.replace("'", "''") + "'"


def find_units(database, text):
    """The id of the unit with that id, code or name, and the id of the whole region."""
    with database.get_sqla_engine() as engine, engine.connect() as connection:
        found = connection.exec_driver_sql(
            "SELECT DISTINCT unit_id FROM muye.unit WHERE %s IN (unit_id, unit_code, unit_name_zh, unit_name_en)", (text,)
        ).scalars().all()
        root = connection.exec_driver_sql("SELECT DISTINCT unit_id FROM muye.unit WHERE parent_id IS NULL").scalars().all()
    if len(found) != 1:
        raise Trouble(
            f"there is no unit {text}" if not found else f"{text} is the name of several units",
            "muye.unit knows units by id, code and name",
            "name one of them by its code",
        )
    return found[0], root[0]


def mart():
    """The mart as the bundle has imported it."""
    from superset import db
    from superset.models.core import Database

    found = db.session.query(Database).filter_by(uuid=bundle.identity("database", bundle.DATABASE)).one_or_none()
    if not found:
        raise Trouble("the dashboards are not imported yet", "Superset does not know the mart", "run `up` first")
    return found


def set_up_role(unit, root):
    """The role of a unit: the datasets of the dashboards, limited to its rows and those of the whole region."""
    from superset import db, security_manager
    from superset.connectors.sqla.models import RowLevelSecurityFilter, SqlaTable

    role = security_manager.add_role(PREFIX + unit)
    used = {bundle.identity("dataset", name) for name in bundle.used_datasets()}
    datasets = [d for d in db.session.query(SqlaTable).filter_by(database_id=mart().id) if str(d.uuid) in used]
    role.permissions = [security_manager.add_permission_view_menu("datasource_access", d.get_perm()) for d in datasets]
    rule = db.session.query(RowLevelSecurityFilter).filter_by(name=role.name).one_or_none() or RowLevelSecurityFilter(name=role.name)
    rule.filter_type = "Regular"
    rule.clause = f"unit_id IN ({literal(unit)}, {literal(root)})"
    rule.roles = [role]
    rule.tables = [d for d in datasets if any(column.column_name == "unit_id" for column in d.columns)]
    db.session.add(rule)
    db.session.commit()
    return role


def refresh():
    """Gives the roles that exist what a new bundle has added."""
    from superset import db, security_manager

    roles = db.session.query(security_manager.role_model).filter(security_manager.role_model.name.startswith(PREFIX))
    for unit in [role.name.removeprefix(PREFIX) for role in roles]:
        set_up_role(*find_units(mart(), unit))


def grant(name, text):
    """Gives an account, or moves one to another unit; either way with a new password."""
    from superset import db, security_manager

    unit, root = find_units(mart(), text)
    role = set_up_role(unit, root)
    roles = [security_manager.find_role(BASE_ROLE), role]
    password = secrets.token_urlsafe(15)
    user = security_manager.find_user(name)
    if user is None:
        user = security_manager.add_user(name, name, unit, f"{name}@muye.invalid", roles, password=password)
        if not user:
            raise Trouble(f"the account {name} cannot be made", "Superset refused it", "choose another name")
    elif not is_district(user):
        raise Trouble(f"{name} is no account of a district", "it has other roles", "choose another name")
    else:
        user.roles = roles
        security_manager.reset_password(user.id, password)
        db.session.commit()
    say(f"{name} sees {unit} and the whole region; the password is {password} (shown once)")


def is_district(user):
    return any(role.name.startswith(PREFIX) for role in user.roles)


def revoke(name):
    """Takes an account away."""
    from superset import db, security_manager

    user = security_manager.find_user(name)
    if user is None or not is_district(user):
        raise Trouble(f"there is no account {name} of a district", "Superset does not know it", "see Settings, List Users")
    db.session.delete(user)
    db.session.commit()
    say(f"{name} is taken away")


def main(arguments):
    home = Path(os.environ["MUYE_SUPERSET_HOME"])
    logging.disable(logging.WARNING)
    with open(home / "prepare.log", "a", encoding="utf-8") as log, contextlib.redirect_stdout(log):
        from superset.app import create_app

        with create_app().app_context():
            if arguments[0] == "grant":
                grant(*arguments[1:])
            else:
                revoke(*arguments[1:])


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        sys.exit(3)
