"""Keeps gcloud warm for the steps of one rehearsal: imports it once, and forks for each command.

gcloud's own launcher starts this file in place of gcloud.py, so interpreter, module path and variables are those of
gcloud itself. A fork takes over the caller's arguments, variables, folder, open files and signals, and calls gcloud's
own main(). What it cannot take over faithfully it hands back, and the caller starts the plain gcloud.

ex: python3 warm-gcloud-server.py .../lib/gcloud.py PROBE, in the folder of the socket
"""
import atexit
import ctypes
import fcntl
import gc
import importlib.util
import marshal
import os
import select
import signal
import socket
import struct
import sys
import tempfile
import threading
import time

# Variables that gcloud's launcher makes for gcloud.
LAUNCHED = (
    'CLOUDSDK_ROOT_DIR',
    'CLOUDSDK_GSUTIL_PYTHON',
    'CLOUDSDK_BQ_PYTHON',
    'CLOUDSDK_ENCODING',
    'CLOUDSDK_PYTHON_SITEPACKAGES',
    'PYTHONIOENCODING',
)
# Beginnings of variables that steer the launcher, the interpreter or its libraries, all of which have started.
STEERING = ('PYTHON', 'CLOUDSDK_PYTHON', 'VIRTUAL_ENV', '_ARGCOMPLETE', 'LD_', 'GLIBC_', 'MALLOC_', 'OPENSSL_')
LOCALE = ('LANG', 'LC_')
HARMLESS = ('PYTHONDONTWRITEBYTECODE',)
# What most commands import after their start: half of what they cost.
COMMON = (
    'googlecloudsdk.api_lib.container.api_adapter',
    'googlecloudsdk.command_lib.run.config_changes',
    'googlecloudsdk.command_lib.run.connection_context',
    'googlecloudsdk.command_lib.run.flags',
    'googlecloudsdk.command_lib.run.serverless_operations',
    'googlecloudsdk.command_lib.util.concepts.concept_parsers',
    'googlecloudsdk.core.credentials.requests',
    'googlecloudsdk.core.credentials.transports',
    'googlecloudsdk.core.document_renderers.render_document',
    'googlecloudsdk.generated_clients.apis.iam.v1.iam_v1_messages',
    'googlecloudsdk.generated_clients.apis.sqladmin.v1beta4.sqladmin_v1beta4_client',
    'proto',
)
PR_SET_PDEATHSIG = 1
libc = ctypes.CDLL(None)


class HandedBack(Exception):
    """This call is one for the plain gcloud."""


def load_gcloud(script):
    """Imports gcloud as its gcloud.py does, and makes its tree of commands, as its main() does where it is given none.

    Gives its entry, the tree, and the names of the variables that were read.
    """
    read = set()
    plain = type(os.environ)

    class Recording(plain):
        def __getitem__(self, key):
            read.add(key)
            return super().__getitem__(key)

        def __contains__(self, key):
            read.add(key)
            return super().__contains__(key)

    os.environ.__class__ = Recording
    sys.path[0] = os.path.dirname(script)
    spec = importlib.util.spec_from_file_location('gcloud', script)
    gcloud = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(gcloud)
    sys.path = gcloud.reorder_sys_path(sys.path)
    gcloud._fix_google_module()
    entry = gcloud._import_gcloud_main()
    for name in COMMON:
        importlib.import_module(name)
    cli = entry.CreateCLI([])
    os.environ.__class__ = plain
    # Programs are looked for anew each time.
    return entry, cli, {key for key in read if isinstance(key, str) and key != 'PATH'}


def check_self():
    """Ends the program where a fork of it would not be a gcloud that has just started."""
    if threading.active_count() != 1:
        sys.exit('gcloud has threads after its import')
    if tempfile.tempdir is not None:
        sys.exit('gcloud has chosen its folder for temporary files')
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if any(isinstance(one, dict) for one in gc.get_referrers(stream.buffer)):
            sys.exit('gcloud writes past its standard streams')


class Server:
    """Accepts calls, forks for each, and tells the caller how its command ended."""

    def __init__(self, listener, control):
        self.listener = listener
        self.control = control
        self.callers = {}
        self.commands = {}
        # The end of a command wakes the poll.
        self.wake, waking = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        signal.set_wakeup_fd(waking, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        self.poll = select.poll()
        for one in (listener, control, self.wake):
            self.poll.register(one, select.POLLIN)

    def serve(self):
        """Gives the connection in the fork that is to carry out its call. Ends the process with the rehearsal."""
        while True:
            for fd, _event in self.poll.poll():
                if fd == self.control:
                    os._exit(0)
                elif fd == self.wake:
                    self.report()
                elif fd in self.callers:
                    self.end(fd)
                elif fd == self.listener.fileno():
                    connection = self.accept()
                    if connection is not None:
                        return connection

    def accept(self):
        connection = self.listener.accept()[0]
        pid = os.fork()
        if pid == 0:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            self.listener.detach()
            return connection
        self.callers[connection.fileno()] = pid
        self.commands[pid] = connection
        # Asks for nothing: a hang-up is told all the same.
        self.poll.register(connection, 0)
        return None

    def end(self, fd):
        """The caller has gone: so does its command, which may have made its group by now or not."""
        self.poll.unregister(fd)
        for kill in (os.killpg, os.kill):
            try:
                kill(self.callers[fd], signal.SIGKILL)
            except ProcessLookupError:
                pass

    def report(self):
        os.read(self.wake, 4096)
        while self.commands:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if pid == 0:
                return
            connection = self.commands.pop(pid)
            del self.callers[connection.fileno()]
            try:
                self.poll.unregister(connection)
                connection.sendall(status.to_bytes(8, 'big'), socket.MSG_NOSIGNAL)
            except (KeyError, OSError):
                pass  # The caller has gone.
            connection.close()


def receive_call(connection):
    """Gives the call, and the caller's open files with its folder at the end."""
    header, ancillary, flags, _address = connection.recvmsg(8, socket.CMSG_SPACE(253 * 4))
    files = b''.join(data for _level, kind, data in ancillary if kind == socket.SCM_RIGHTS)
    size = int.from_bytes(header, 'big')
    text = b''
    while len(text) < size:
        more = connection.recv(min(size - len(text), 1 << 20))
        if not more:
            os._exit(1)
        text += more
    if flags & socket.MSG_CTRUNC:
        raise HandedBack('open files')
    return marshal.loads(text), struct.unpack(f'{len(files) // 4}i', files)


def die_with(connection, server):
    """From now on the kernel kills this process, and its group, when the caller or the server has ended."""
    os.setsid()
    libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    fcntl.fcntl(connection, fcntl.F_SETOWN, -os.getpid())
    fcntl.fcntl(connection, fcntl.F_SETSIG, signal.SIGKILL)
    fcntl.fcntl(connection, fcntl.F_SETFL, fcntl.fcntl(connection, fcntl.F_GETFL) | os.O_ASYNC)
    poll = select.poll()
    poll.register(connection, 0)
    if os.getppid() != server or poll.poll(0):
        os._exit(1)


class Variables:
    """What a command's variables are held against, and what gcloud's start adds to them."""

    def __init__(self, before, read, after):
        self.before = before
        self.read = read
        launched = {name: before[name] for name in LAUNCHED if name in before}
        self.added = {**launched, **{name: after[name] for name in after if before.get(name) != after[name]}}

    def check(self, env):
        """Hands back what would have changed how gcloud starts."""
        for name in env:
            if name not in HARMLESS and (name.startswith(STEERING) or name in LAUNCHED):
                raise HandedBack(name)
        for name in {*env, *self.before} - {*LAUNCHED}:
            counts = name in self.read or name.startswith(LOCALE)
            if counts and env.get(name) != self.before.get(name):
                raise HandedBack(name)

    def renew(self, env):
        os.environ.clear()
        os.environ.update(env)
        os.environ.update(self.added)
        time.tzset()


def check_surroundings(connection, files):
    """Hands back a caller that stands elsewhere than this process does."""
    if any(os.isatty(fd) for fd in files):
        raise HandedBack('terminal')
    caller = struct.unpack('3i', connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12))[0]
    limits = [open(f'/proc/{one}/limits').read() for one in (caller, 'self')]
    if limits[0] != limits[1]:
        raise HandedBack('limits')


def take_files(received, numbers, connection):
    """Puts the caller's open files where they were. Gives the new number of the connection."""
    above = 512
    moved = [fcntl.fcntl(fd, fcntl.F_DUPFD_CLOEXEC, above) for fd in (*received, connection.detach())]
    os.closerange(0, above)
    for fd, number in zip(moved, numbers):
        os.dup2(fd, number)
        os.close(fd)
    return moved[-1]


def renew_streams():
    """Makes the standard streams as the interpreter does at its start. Whoever holds one holds the new one."""
    for fd, stream in enumerate((sys.stdin, sys.stdout, sys.stderr)):
        file = open(fd, 'wb' if fd else 'rb', closefd=False)
        file.raw.name = ('<stdin>', '<stdout>', '<stderr>')[fd]
        errors = 'backslashreplace' if fd == 2 else 'strict'
        stream.__init__(file, stream.encoding, errors, newline='\n', line_buffering=fd == 2)


def renew_signals(ignored, mask):
    for number in ignored:
        # gcloud and the interpreter settle these themselves when they start.
        if number not in (signal.SIGINT, signal.SIGPIPE, signal.SIGXFSZ):
            signal.signal(number, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_SETMASK, mask)


def take_over(connection, server, started):
    """Turns this fork into the process that the caller would have become, or hands the call back."""
    try:
        (args, variables, numbers, umask, ignored, mask), files = receive_call(connection)
        die_with(connection, server)
        if not {0, 1, 2}.issubset(numbers) or max(numbers) >= 512:
            raise HandedBack('open files')
        env = {os.fsdecode(name): os.fsdecode(value) for name, value in variables.items()}
        started.check(env)
        check_surroundings(connection, files[:-1])
        os.fchdir(files[-1])
        started.renew(env)
        check_settings()
    except HandedBack:
        connection.sendall(b'P')
        os._exit(0)
    number = take_files(files[:-1], numbers, connection)
    renew_streams()
    os.umask(umask)
    sys.argv[1:] = args
    renew_signals(ignored, mask)
    os.write(number, b'R' + os.getpid().to_bytes(8, 'big'))


def leave(code):
    """Ends as the interpreter does, but does not take a thousand modules apart: that is half of a command's time.

    Returns where the output cannot be written: the interpreter then says so in its own words.
    """
    threading._shutdown()
    atexit._run_exitfuncs()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        return
    os._exit(code & 0xFF)


def check_settings(known=[]):
    """Hands back what comes after a `gcloud config set`: settings are read while gcloud is imported."""
    from googlecloudsdk.core.configurations import named_configs

    named_configs.ActivePropertiesFile.Invalidate()
    settings = named_configs.ActivePropertiesFile.Load().AllProperties()
    if not known:
        known.append(settings)
    if settings != known[0]:
        raise HandedBack('settings')


def main():
    script = sys.argv[1]
    server = os.getpid()
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    listener.bind('socket')
    before = dict(os.environ)
    entry, cli, read = load_gcloud(script)
    started = Variables(before, read, dict(os.environ))
    check_self()
    check_settings()
    sys.argv[:] = [script]
    sys.modules['__main__'].__file__ = script
    listener.listen(128)
    gc.freeze()
    os.write(1, os.fsencode(sys.executable) + b'\n')
    take_over(Server(listener, 0).serve(), server, started)
    try:
        code = entry.main(cli)
    except SystemExit as ended:
        code = ended.code
    if code is None or isinstance(code, int):
        leave(code or 0)
    sys.exit(code)


main()
