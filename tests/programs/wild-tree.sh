# Grows a tree that does not want to end; every process of it has the word "$1" among its arguments.
# The last line tells that all of it has begun.
word=$1
trap '' TERM INT HUP
export hop='sleep 0.01; setsid bash -c "$hop" "$0" & exit'
stay() { exec -a "$word" sleep 300; }
stay &
(stay &)
nohup bash -c 'exec -a "$0" sleep 300' "$word" >/dev/null 2>&1 &
setsid bash -c 'trap "" TERM INT HUP; while :; do (exec -a "$0" sleep 1); done' "$word" &
(setsid bash -c '(exec -a "$0" sleep 300) & exec -a "$0" sleep 300' "$word" &)
bash -c 'bash -c "trap \"\" TERM; (exec -a \"\$0\" sleep 300); :" "$0"; :' "$word" &
bash -c 'trap "" TERM; while :; do (exec -a "$0" sleep 300) & sleep 0.03; done' "$word" &
setsid bash -c "$hop" "$word" &
(env -i bash -c 'trap "" TERM; (exec -a "$0" sleep 300); :' "$word" &)
env -i setsid bash -c '(exec -a "$0" sleep 300) & exec -a "$0" sleep 300' "$word" &
echo grown
while :; do sleep 1; done
