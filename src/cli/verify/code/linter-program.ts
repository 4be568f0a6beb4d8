/**
 * Python for gcloud's own interpreter: the SDK's linter (`gcloud meta lint-gcloud-commands`) asked about a file of
 * commands. The linter builds the tree of all commands twice for each command and describes every argument; this keeps
 * one tree and leaves the descriptions out, which is ten times quicker. It prints what `--serialize` prints, without them.
 */
export const linterProgram = `import json, os, sys
sys.path.insert(0, os.path.dirname(os.path.abspath(sys.argv[1])))
import gcloud  # Puts the SDK's own libraries first.
from googlecloudsdk import gcloud_main
tree = gcloud_main.CreateCLI([])
gcloud_main.CreateCLI = lambda *_: tree
from surface.meta import lint_gcloud_commands
answers = {}
def store(success, _command, number, _arguments=None, message=None, kind=None):
    answer = {'success': success, 'error_message': message, 'error_type': kind}
    answers.setdefault(number, []).append(answer)
linter = object.__new__(lint_gcloud_commands.GenerateCommand)
linter._store_validation_results = store
linter._validate_commands_from_file(sys.argv[2])
json.dump(answers, sys.stdout)
`
