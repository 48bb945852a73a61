Signals end a command as the shell expects, and publish nothing.

## a signal while rows are read: nothing is published, and the shell sees which it was
$ for s in INT TERM; do (sleep 3 | paybands bands -q --layout ai-jobs - & pid=$!; sleep 1; kill -$s $pid; wait $pid; echo "exit $?") 2>&1 | grep -v Terminated; done
| paybands: standard input: interrupted while reading
| exit 130
| paybands: standard input: interrupted while reading
| exit 143
= 0

## threads that wait for more rows of a pipe stop waiting
$ rows() { echo work_year,experience_level,employment_type,job_title,salary,salary_currency,salary_in_usd,employee_residence,remote_ratio,company_location,company_size; yes 2024,SE,FT,Data Engineer,150000,USD,150000,US,0,US,M | head -n 60000; sleep 3; }
$ for s in INT TERM; do (rows | paybands bands -q --jobs 3 --layout ai-jobs - & pid=$!; sleep 1; kill -$s $pid; wait $pid; echo "exit $?") 2>&1 | grep -v Terminated; done
| paybands: standard input: interrupted while reading
| exit 130
| paybands: standard input: interrupted while reading
| exit 143
= 0

## the process ends by the signal itself, which a shell cannot tell from its number
$ for s in SIGINT SIGTERM SIGHUP; do python3 -c "import signal, subprocess, time; p = subprocess.Popen(['paybands', 'bands', '-q', '--layout', 'ai-jobs', '-'], stdin=subprocess.PIPE, stderr=subprocess.DEVNULL, preexec_fn=lambda: signal.signal(signal.$s, signal.SIG_DFL)); time.sleep(1); p.send_signal(signal.$s); print(p.wait() == -signal.$s)"; done
| True
| True
| True
= 0
