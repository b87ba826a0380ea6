#!/usr/bin/python3
"""The browser that WebKitWebDriver starts: WebKitGTK in a window, and nothing round it.

MiniBrowser, which comes with WebKitGTK, forgets all storage when it is driven, is never narrower than 447 px and has no
settings. This one keeps its storage in its profile, and does over a socket what WebDriver has no words for.

Its one argument is a JSON object: `profile`, a folder; `scripts` and `storage`, whether pages have them.
"""

import json
import os
import signal
import sys

import gi

for name, version in {"Gdk": "3.0", "Gtk": "3.0", "WebKit2": "4.1"}.items():
    gi.require_version(name, version)
from gi.repository import Gdk, Gio, GLib, Gtk, WebKit2 as WebKit

setting = json.loads(sys.argv[1])
profile = setting["profile"]
# Where the console of pages is written, among other things.
console = os.path.join(profile, "console")
for output in (1, 2):
    os.dup2(os.open(console, os.O_WRONLY | os.O_CREAT | os.O_APPEND), output)

data = WebKit.WebsiteDataManager(
    base_data_directory=os.path.join(profile, "data"), base_cache_directory=os.path.join(profile, "cache")
)
context = WebKit.WebContext(website_data_manager=data)
context.set_automation_allowed(True)
first_scripts = WebKit.UserContentManager()
settings = WebKit.Settings(
    enable_javascript=setting["scripts"],
    enable_html5_local_storage=setting["storage"],
    javascript_can_access_clipboard=True,
    enable_write_console_messages_to_stdout=True,
    # There is no hardware, and drawing is slower where some is made up.
    hardware_acceleration_policy=WebKit.HardwareAccelerationPolicy.NEVER,
)
# Workers and their caches are storage too; and Safari has what asks for it to last.
features = WebKit.Settings.get_all_features()
for feature in map(features.get, range(features.get_length())):
    if feature.get_identifier() in ("CacheAPI", "ServiceWorkers", "StorageAPI"):
        settings.set_feature_enabled(feature, setting["storage"])
views = []
requested = []


def open_view(_session):
    view = WebKit.WebView(
        web_context=context, user_content_manager=first_scripts, settings=settings, is_controlled_by_automation=True
    )
    view.connect("resource-load-started", lambda _view, _resource, request: requested.append(request.get_uri()))
    window = Gtk.Window(decorated=False, default_width=390, default_height=844)
    view.connect("close", lambda _view: window.destroy())
    window.add(view)
    window.show_all()
    # There is no window manager to do so: without the focus, no page has one.
    window.get_window().focus(Gdk.CURRENT_TIME)
    views.append(view)
    return view


def begin(_context, session):
    info = WebKit.ApplicationInfo()
    info.set_name("WebKitGTK")
    session.set_application_info(info)
    session.connect("create-web-view", open_view)
    session.connect("will-close", lambda _session: Gtk.main_quit())


def save(download, name):
    folder = os.path.join(profile, "downloads")
    os.makedirs(folder, exist_ok=True)
    download.set_destination(f"file://{folder}/{name}")
    return True


context.connect("automation-started", begin)
context.connect("download-started", lambda _context, download: download.connect("decide-destination", save))


# The orders: each a JSON object in a line, with `do`; the answer is JSON in a line.


def scheme(order):
    Gtk.Settings.get_default().set_property("gtk-application-prefer-dark-theme", order["scheme"] == "dark")


def first(order):
    everywhere, start = WebKit.UserContentInjectedFrames.ALL_FRAMES, WebKit.UserScriptInjectionTime.START
    first_scripts.add_script(WebKit.UserScript(order["script"], everywhere, start, None, None))


def offline(order):
    mode, proxy = WebKit.NetworkProxyMode.NO_PROXY, None
    if order["offline"]:
        # Nobody answers there.
        mode, proxy = WebKit.NetworkProxyMode.CUSTOM, WebKit.NetworkProxySettings("http://127.0.0.1:1", None)
    data.set_network_proxy_settings(mode, proxy)


def print_to(order):
    page = Gtk.PageSetup()
    page.set_paper_size_and_default_margins(Gtk.PaperSize("iso_a4"))
    # It does not heed the margins of style/print.css.
    for side, margin in {"top": 12, "bottom": 12, "left": 14, "right": 14}.items():
        getattr(page, f"set_{side}_margin")(margin, Gtk.Unit.MM)
    to = Gtk.PrintSettings()
    to.set_printer("Print to File")
    to.set("output-uri", f"file://{order['file']}")
    to.set("output-file-format", "pdf")
    operation = WebKit.PrintOperation(web_view=views[-1], page_setup=page, print_settings=to)
    done = GLib.MainLoop()
    operation.connect("finished", lambda _operation: done.quit())
    operation.print_()
    done.run()


def requests(_order):
    told = requested.copy()
    requested.clear()
    return told


def complaints(_order):
    with open(console, "r+") as file:
        lines = file.read().splitlines()
        file.truncate(0)
    return [line for line in lines if line.startswith("CONSOLE ") and (" ERROR " in line or " WARN " in line)]


ORDERS = {
    "scheme": scheme,
    "first": first,
    "offline": offline,
    "print": print_to,
    "requests": requests,
    "complaints": complaints,
}


def listen(_service, connection, _source):
    lines = Gio.DataInputStream.new(connection.get_input_stream())

    def obey(_lines, result):
        line, _length = lines.read_line_finish_utf8(result)
        if line is None:
            return
        order = json.loads(line)
        answer = ORDERS[order["do"]](order)
        connection.get_output_stream().write_all(f"{json.dumps(answer)}\n".encode())
        lines.read_line_async(GLib.PRIORITY_DEFAULT, None, obey)

    lines.read_line_async(GLib.PRIORITY_DEFAULT, None, obey)


control = os.path.join(profile, "control")
if os.path.exists(control):
    os.unlink(control)
service = Gio.SocketService()
service.add_address(Gio.UnixSocketAddress.new(control), Gio.SocketType.STREAM, Gio.SocketProtocol.DEFAULT, None)
service.connect("incoming", listen)
service.start()
signal.signal(signal.SIGTERM, signal.SIG_DFL)
Gtk.main()
