#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Another program's window that files can be dropped on: drop_target.py FILE. Writes what was dropped to FILE as JSON."""
import base64
import json
import os
import sys

import gi

gi.require_version("Gtk", "4.0")
gi.require_version("Gdk", "4.0")
from gi.repository import Gdk, GLib, Gtk  # noqa: E402


def dropped(target, files, x, y):
    found = [{"name": f.get_basename(), "content": base64.b64encode(f.load_contents(None)[1]).decode()} for f in files.get_files()]
    with open(sys.argv[1] + ".part", "w", encoding="utf-8") as out:
        json.dump(found, out)
    os.rename(sys.argv[1] + ".part", sys.argv[1])
    return True


Gtk.init()
window = Gtk.Window(title="Drop here", default_width=200, default_height=200, decorated=False)
target = Gtk.DropTarget.new(Gdk.FileList, Gdk.DragAction.COPY)
target.connect("drop", dropped)
window.add_controller(target)
window.present()
GLib.MainLoop().run()
