"""The gcloud of a rehearsal's steps: hands its call to the warm gcloud, and stands for it in the step's process tree.

Imports only what is built into the interpreter, because it starts for every command. FOLDER and PLAIN, the folder of
the socket and the real gcloud, are put in front of this text when it is installed.
"""
import _signal
import _socket
import marshal
import posix
import sys

FORWARDED = [
    _signal.SIGHUP,
    _signal.SIGINT,
    _signal.SIGQUIT,
    _signal.SIGTERM,
    _signal.SIGUSR1,
    _signal.SIGUSR2,
    _signal.SIGWINCH,
]


def open_files():
    """Every open file that the command inherits."""
    files = []
    for name in posix.listdir('/proc/self/fd'):
        try:
            posix.fstat(int(name))
            files.append(int(name))
        except OSError:
            pass  # The listing itself, which is closed by now.
    return files


def describe_call(files, mask):
    """What the command has to take over besides its open files."""
    umask = posix.umask(0)
    posix.umask(umask)
    ignored = [number for number in range(1, 32) if _signal.getsignal(number) == _signal.SIG_IGN]
    return marshal.dumps((sys.argv[1:], posix.environ, files, umask, ignored, [int(one) for one in mask]))


def send_call(mask):
    """Sends the call. Raises OSError where nobody is there to take it."""
    files = open_files()
    call = describe_call(files, mask)
    place = posix.open('.', posix.O_PATH | posix.O_DIRECTORY)
    folder = posix.open(FOLDER, posix.O_PATH | posix.O_DIRECTORY)
    connection = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
    # The path of a socket may have 107 bytes; this one is short wherever the folder is.
    connection.connect(f'/proc/self/fd/{folder}/socket')
    numbers = b''.join(fd.to_bytes(4, sys.byteorder) for fd in [*files, place])
    rights = (_socket.SOL_SOCKET, _socket.SCM_RIGHTS, numbers)
    connection.sendmsg([len(call).to_bytes(8, 'big')], [rights])
    connection.sendall(call)
    return connection


def receive(connection, size):
    """Gives fewer bytes only where the other side has ended."""
    data = b''
    while len(data) < size:
        more = connection.recv(size - len(data))
        if not more:
            break
        data += more
    return data


def begin(mask):
    """Gives the connection and the command's process id; none where the warm gcloud does not take the call."""
    try:
        connection = send_call(mask)
        if receive(connection, 1) == b'R':
            return connection, int.from_bytes(receive(connection, 8), 'big')
    except OSError:
        pass  # Plain gcloud says in its own words what is wrong here, if anything is.
    return None


def forward(command):
    """From now on what this process is told by a signal is told to the command."""

    def tell(number, _frame):
        try:
            posix.kill(command, number)
        except OSError:
            pass  # It has ended, and its status is on its way.

    for number in FORWARDED:
        if _signal.getsignal(number) != _signal.SIG_IGN:
            _signal.signal(number, tell)


def end_as(status):
    """Ends as the command ended: by the same signal, or with the same exit status."""
    if posix.WIFSIGNALED(status):
        number = posix.WTERMSIG(status)
        if number != _signal.SIGKILL:
            _signal.signal(number, _signal.SIG_DFL)
        _signal.pthread_sigmask(_signal.SIG_UNBLOCK, [number])
        posix.kill(posix.getpid(), number)
    posix._exit(posix.WEXITSTATUS(status))


def main():
    # A signal that comes too early waits until there is somebody to tell.
    mask = _signal.pthread_sigmask(_signal.SIG_BLOCK, FORWARDED)
    begun = begin(mask)
    if begun is None:
        _signal.pthread_sigmask(_signal.SIG_SETMASK, mask)
        posix.execve(PLAIN, [PLAIN, *sys.argv[1:]], posix.environ)
    connection, command = begun
    forward(command)
    _signal.pthread_sigmask(_signal.SIG_SETMASK, mask)
    status = receive(connection, 8)
    if len(status) == 8:
        end_as(int.from_bytes(status, 'big'))
    posix.write(2, b'ERROR: the gcloud that this rehearsal kept warm has ended.\n')
    posix._exit(1)


main()
