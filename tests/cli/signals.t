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

## what waits for its reader ends by a second signal, by one that nothing listens to, and where the reader is gone
$ { echo work_year,experience_level,employment_type,job_title,salary,salary_currency,salary_in_usd,employee_residence,remote_ratio,company_location,company_size; for pay in 150000 160000; do echo 2024,SE,FT,Data Engineer,$pay,USD,$pay,US,0,US,M; done > pair; yes "$(cat pair)" | head -n 60000; } > pay.csv
$ for jobs in 1 3; do for s in 'SIGTERM SIGTERM' SIGHUP; do python3 -c "import signal, subprocess, sys, time; p = subprocess.Popen(['paybands', 'ingest', '-q', '--jobs', '$jobs', '--layout', 'ai-jobs', 'pay.csv'], stdout=subprocess.PIPE, preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_DFL)); time.sleep(1); [(p.send_signal(getattr(signal, s)), time.sleep(.1)) for s in '$s'.split()]; print(-p.wait(10))"; done; done
| 15
| 1
| 15
| 1
$ for jobs in 1 3; do { paybands ingest -q --jobs $jobs --layout ai-jobs pay.csv; echo "exit $?" >&2; } | head -n 1 > first.csv; done
! exit 141
! exit 141
= 0

## the process ends by the signal itself, which a shell cannot tell from its number
$ for s in SIGINT SIGTERM SIGHUP; do python3 -c "import signal, subprocess, time; p = subprocess.Popen(['paybands', 'bands', '-q', '--layout', 'ai-jobs', '-'], stdin=subprocess.PIPE, stderr=subprocess.DEVNULL, preexec_fn=lambda: signal.signal(signal.$s, signal.SIG_DFL)); time.sleep(1); p.send_signal(signal.$s); print(p.wait() == -signal.$s)"; done
| True
| True
| True
= 0
