Options in every form, settings that a command does not use, and what each mistake is told.

## an option that there is not: the nearest, with its value and without, in any number of letters
$ for o in --min-m --min-m=3 --min-m=min-n --jbos=4 -x --xyzzyx --xyzzyx=min-n --qiet --lay --=; do paybands bands "$o" "$FIXTURES"/jobs.csv; done; paybands roles --jsn; paybands roles --jobs 3; paybands layouts --shw; paybands place --pya 3
! paybands: bands: unknown option --min-m; did you mean --min-n?
! paybands: bands: unknown option --min-m=3; did you mean --min-n?
! paybands: bands: unknown option --min-m=min-n; did you mean --min-n?
! paybands: bands: unknown option --jbos=4; did you mean --jobs?
! paybands: bands: unknown option -x; see paybands bands --help
! paybands: bands: unknown option --xyzzyx; see paybands bands --help
! paybands: bands: unknown option --xyzzyx=min-n; see paybands bands --help
! paybands: bands: unknown option --qiet; did you mean --quiet?
! paybands: bands: unknown option --lay; see paybands bands --help
! paybands: bands: unknown option --=; see paybands bands --help
! paybands: roles: unknown option --jsn; see paybands roles --help
! paybands: roles: unknown option --jobs; see paybands roles --help
! paybands: layouts: unknown option --shw; did you mean --show?
! paybands: place: unknown option --pya; did you mean --pay?
= 2

## an option without its argument, a switch with one, an option given twice
$ paybands bands --min-n; paybands bands -l; paybands ingest --layout; paybands bands --quiet=yes; paybands bands -q --layout none --layout ai-jobs --min-n 12 --min-n 13 "$FIXTURES"/jobs.csv | wc -l
| 0
! paybands: bands: --min-n: missing argument
! paybands: bands: -l: missing argument
! paybands: ingest: --layout: missing argument
! paybands: bands: --quiet=yes: option does not take an argument
! paybands: min-n (13) must not be above min-n-tails (10)
= 0

## short and long, joined and apart, after the files and behind --
$ cp "$FIXTURES"/jobs.csv j.csv; cp j.csv ./-q
$ for o in '-ql ai-jobs' '-qlai-jobs' '--quiet --layout=ai-jobs' '-q -l ai-jobs'; do paybands bands $o j.csv | wc -l; done; paybands bands j.csv -q -l ai-jobs | wc -l; paybands ingest -l ai-jobs -- -q | wc -l
| 5
| 5
| 5
| 5
| 5
| 14
! ai-jobs: 13 rows read, 13 used, 0 filtered, 0 rejected; 12 matched to a role (92.3%)
= 0

## help goes before everything else
$ for c in run ingest bands check place layouts roles; do paybands $c -h nonsense --min-m 2>&1 | head -1 | cut -c1-40; paybands $c nonsense --help | head -1 | cut -c 1-20; done; paybands -h | head -1; paybands help help; paybands --help bnads; paybands help | head -1; paybands --man bnads; paybands --completion fish; paybands --completion; paybands --man | head -1; paybands Xyzzyx
| paybands: run: unknown option --min-m; d
| usage: paybands run
| paybands: ingest: unknown option --min-m
| usage: paybands inge
| paybands: bands: unknown option --min-m;
| usage: paybands band
| paybands: check: unknown option --min-m;
| usage: paybands chec
| paybands: place: unknown option --min-m;
| usage: paybands plac
| paybands: layouts: unknown option --min-
| usage: paybands layo
| paybands: roles: unknown option --min-m;
| usage: paybands role
| usage: paybands COMMAND [options]
| usage: paybands COMMAND [options]
|
| Turns public salary files into salary bands that a web site can publish.
|
| commands:
|   run          publish everything: read the sources, compute, write the pages and tables
|   ingest       normalise one source (CSV on standard output)
|   bands        compute the band table (CSV on standard output)
|   cells        read files into a part, for bands --merge and run
|   check        check a configuration and its inputs; write nothing
|   show         print rows of a run's bands: a table on a terminal, CSV in a pipe
|   place        place a salary in the bands of a run
|   compare-own  compare the company's own pay with the market, by group of employees
|   diff         compare two runs: which bands changed, by how much and why
|   explain      explain figures: from the published row back to its sources and rows
|   accept       publish a run that the guard held back, or measure drift from another run
|   runs         list the runs of an output folder: state, size, time, cause
|   layouts      list the layouts, print one, or draft one from a file
|   roles        list the roles, or print one in full
|
| 'paybands help COMMAND' says more.
|
| exit codes:
|   0   done
|   2   the command line, the configuration, a layout or a reference table
|   3   an input cannot be read, or has more rejects than --max-rejects
|   4   a band moved more than --guard allows; the candidate is kept for review
|   5   another run holds the lock
|   6   published, but the disk did not confirm that it will last
|   70  a bug, or memory ran out
|   74  a write failed
| usage: paybands COMMAND [options]
| .TH PAYBANDS 1 "" "paybands 0.1.0"
! paybands: unknown command 'bnads'; did you mean bands?
! paybands: unknown command 'bnads'; did you mean bands?
! paybands: unknown command '--completion'; see paybands --help
! paybands: unknown command '--completion'; see paybands --help
! paybands: unknown command 'Xyzzyx'; see paybands --help
= 2

## arguments that a command does not take
$ paybands layouts x; paybands check x; paybands run x; paybands ingest; paybands roles a b; paybands roles ml-engineer data-scientist | grep -c '^family'; paybands roles ml-engineer nobody; paybands roles xyzzyx
| 2
! paybands: layouts: takes no argument; a draft is layouts --draft FILE
! paybands: 'x': files are given as --source LAYOUT=PATH or in a configuration
! paybands: 'x': files are given as --source LAYOUT=PATH or in a configuration
! paybands: ingest: which layout? give --layout NAME; see paybands layouts
! paybands: roles: no role "a"; 'paybands roles' lists them
! paybands: roles: no role "nobody"; 'paybands roles' lists them
! paybands: roles: no role "xyzzyx"; 'paybands roles' lists them
= 2

## two roles, with a line between them
$ paybands roles ml-engineer technology-executive
$ paybands roles | sed -n '1,3p;$p'
| ml-engineer: ML Engineer
| Builds models that learn from data into products, and keeps them accurate, fast and affordable once people depend on them.
|
| family ai
|
| occupations (SOC 2018) and their weights
|   15-2051 0.5
|   15-1252 0.5
| Half of the work is modelling (Data Scientists) and half is the software around the model (Software Developers); SOC 2018 has no occupation of its own for it.
|
| people come from
|   data-scientist
|   software-engineer
|   data-engineer
|
| technology-executive: Technology Executive
| Decides what technology a company builds and buys, and answers for it to the board.
|
| family product
|
| occupations (SOC 2018) and their weights
|   11-1011 0.5
|   11-3021 0.5
| Part of it is running the company (Chief Executives), part leading its technology (Computer and Information Systems Managers), where O*NET lists Chief Technology Officer.
|
| people come from
|   engineering-manager
|   it-manager
|   software-architect
| ai-architect                       AI Architect                         ai
| ai-engineer                        AI Engineer                          ai
| ai-governance-specialist           AI Governance Specialist             ai
| web-developer                      Web Developer                        software
= 0

## settings in a row: the last wins; each is checked, and those that must agree
$ for s in 'min-n=4' '--min-n=0' '--min-n=1000001' '--min-n=1000000' '--min-n=5x' '--min-n=' '--confidence=0.5' '--confidence=0.4999' '--confidence=0.999' '--confidence=1' '--jobs=0' '--max-rejects=1.01' '--age=Linear' '--as-of=2024-5' '--min-n-quartiles=2 --min-n=3' '--pay-least=5000 --pay-most=4000'; do echo "$s"; paybands bands -q --layout ai-jobs $s "$FIXTURES"/jobs.csv 2>&1 | tail -1 | cut -c1-100; done
| min-n=4
| paybands: min-n=4: no such file: check the path
| --min-n=0
| paybands: min-n: "0" is not a number from 1 to 1000000
| --min-n=1000001
| paybands: min-n: "1000001" is not a number from 1 to 1000000
| --min-n=1000000
| paybands: min-n (1000000) must not be above min-n-tails (10)
| --min-n=5x
| paybands: min-n: "5x" is not a number from 1 to 1000000
| --min-n=
| paybands: min-n: "" is not a number from 1 to 1000000
| --confidence=0.5
| data-scientist,Data Scientist,mid,all,country,US,United States,base,observed,12,12,1,0,110136.37,116
| --confidence=0.4999
| paybands: confidence: "0.4999" is not a number from 0.5 to 0.999
| --confidence=0.999
| data-scientist,Data Scientist,mid,all,country,US,United States,base,observed,12,12,1,0,110136.37,116
| --confidence=1
| paybands: confidence: "1" is not a number from 0.5 to 0.999
| --jobs=0
| data-scientist,Data Scientist,mid,all,country,US,United States,base,observed,12,12,1,0,110136.37,116
| --max-rejects=1.01
| paybands: max-rejects: "1.01" is not a number from 0 to 1
| --age=Linear
| paybands: age: "Linear" is not one of none|linear|compound
| --as-of=2024-5
| paybands: as-of: "2024-5" is not a date as YYYY-MM-DD
| --min-n-quartiles=2 --min-n=3
| data-scientist,Data Scientist,mid,all,country,US,United States,base,observed,12,12,1,0,110136.37,116
| --pay-least=5000 --pay-most=4000
| paybands: pay-least (5000) must be below pay-most (4000)
= 0

## a layout drafted for a file that is not there, and one that cannot be written
$ paybands layouts --draft none.csv; echo "exit $?"; paybands layouts --draft "$FIXTURES"/jobs.csv > /dev/full 2>err; echo "exit $?"; head -1 err; paybands layouts > /dev/full; paybands --version > /dev/full; paybands roles > /dev/full; paybands check -q --source ai-jobs="$FIXTURES"/jobs.csv > /dev/full
| exit 3
| exit 74
| paybands: standard output: cannot write it: No space left on device
! paybands: none.csv: no such file: check the path
! paybands: standard output: cannot write it: No space left on device
! paybands: standard output: cannot write it: No space left on device
! paybands: standard output: cannot write it: No space left on device
! paybands: standard output: cannot write it: No space left on device
= 74

