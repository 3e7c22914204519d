#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A desktop that takes mails: fake_portal.py FILE RESPONSE. Owns the portal's name on the session bus, writes what it is
asked to FILE as JSON, and answers with RESPONSE (0: a program took it, 1: the person didn't want to, 2: it went wrong).
See https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Email.html"""
import base64
import json
import os
import sys

from gi.repository import Gio, GLib

EMAIL = """<node><interface name="org.freedesktop.portal.Email">
  <method name="ComposeEmail"><arg type="s" direction="in"/><arg type="a{sv}" direction="in"/><arg type="o" direction="out"/></method>
  <property name="version" type="u" access="read"/>
</interface></node>"""
file, response = sys.argv[1], int(sys.argv[2])


def called(connection, sender, path, interface, method, parameters, invocation):
    parent, options = parameters.unpack()
    fds = invocation.get_message().get_unix_fd_list()
    # what is handed over may be an O_PATH descriptor: it names the file without opening it
    paths = [os.readlink(f"/proc/self/fd/{fds.get(handle)}") for handle in options.pop("attachment_fds", [])]
    attachments = [{"name": os.path.basename(p), "content": base64.b64encode(open(p, "rb").read()).decode()} for p in paths]
    with open(file + ".part", "w", encoding="utf-8") as out:
        json.dump({"parent": parent, "options": options, "attachments": attachments}, out)
    os.rename(file + ".part", file)
    request = f"/org/freedesktop/portal/desktop/request/{sender[1:].replace('.', '_')}/{options['handle_token']}"
    invocation.return_value(GLib.Variant("(o)", (request,)))
    if response >= 0:
        connection.emit_signal(sender, request, "org.freedesktop.portal.Request", "Response", GLib.Variant("(ua{sv})", (response, {})))


def acquired(connection, name):
    connection.register_object("/org/freedesktop/portal/desktop", Gio.DBusNodeInfo.new_for_xml(EMAIL).interfaces[0], called,
                               lambda *_: GLib.Variant("u", 4), None)


Gio.bus_own_name(Gio.BusType.SESSION, "org.freedesktop.portal.Desktop", Gio.BusNameOwnerFlags.NONE, acquired,
                 lambda *_: print("ready", flush=True), lambda *_: sys.exit("no bus"))
GLib.MainLoop().run()
