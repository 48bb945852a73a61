Signals end a command as the shell expects, and publish nothing.

## a signal while rows are read: nothing is published, and the shell sees which it was
$ for s in INT TERM; do (sleep 3 | paybands bands -q --layout ai-jobs - & pid=$!; sleep 1; kill -$s $pid; wait $pid; echo "exit $?") 2>&1 | grep -v Terminated; done
| paybands: standard input: interrupted while reading
| exit 130
| paybands: standard input: interrupted while reading
| exit 143
= 0

