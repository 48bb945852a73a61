What the command line says when it is asked, or asked wrongly.

## no command: the overview
$ paybands | head -3
| usage: paybands COMMAND [options]
|
| Turns public salary files into salary bands that a web site can publish.
= 0

## an unknown command: the nearest is offered
$ paybands bnads
! paybands: unknown command 'bnads'; did you mean bands?
= 2

## an unknown option: the nearest is offered
$ paybands bands --min-m 3
! paybands: bands: unknown option --min-m; did you mean --min-n?
= 2

## an option without its argument
$ paybands bands --layout
! paybands: bands: --layout: missing argument
= 2

## a setting out of its range
$ paybands bands --min-n 0 "$FIXTURES"/jobs.csv
! paybands: min-n: "0" is not a number from 1 to 1000000
= 2

## a setting that is not a number
$ paybands bands --confidence high "$FIXTURES"/jobs.csv
! paybands: confidence: "high" is not a number from 0.5 to 0.999
= 2

## an unknown choice
$ paybands bands --age maybe "$FIXTURES"/jobs.csv
! paybands: age: "maybe" is not one of none|linear|compound
= 2

## an unknown layout: the nearest is offered
$ paybands bands --layout ai-job "$FIXTURES"/jobs.csv
! paybands: source ai-job: no layout "ai-job": did you mean "ai-jobs"? See paybands layouts for all of them, or give the path of a layout file
= 2

## ingest wants a layout
$ paybands ingest "$FIXTURES"/jobs.csv
! paybands: ingest: which layout? give --layout NAME; see paybands layouts
= 2

## an unknown key in a configuration: the nearest is offered
< my.ini
: [run]
: min_m = 3
: [source a]
: layout = ai-jobs
: path = a.csv
$ paybands check -c my.ini
! paybands: my.ini:2: unknown setting "min_m"; did you mean "min-n"?
= 2

## an unknown key of a source
< my.ini
: [source a]
: layuot = ai-jobs
$ paybands check -c my.ini
! paybands: my.ini:2: unknown key 'layuot' of a source; did you mean layout?
= 2

## an unknown section
< my.ini
: [sources]
: layout = ai-jobs
$ paybands check -c my.ini
! paybands: my.ini:2: unknown section [sources]; known are [run], [source NAME], [rates], [wages], [levels], [levels FAMILY] and [site]
= 2

## a source without a layout
< my.ini
: [source a]
: path = a.csv
$ touch a.csv; paybands check -c my.ini
! paybands: my.ini: [source a] has no layout; see paybands layouts
= 2

## a pattern that no file matches
< my.ini
: [source a]
: layout = ai-jobs
: path = *.csv
$ paybands check -c my.ini
! paybands: my.ini:3: *.csv: no file matches; check the pattern
= 3

## a configuration that is not there
$ paybands run -c none.ini -o out
! paybands: none.ini: no such file: check the path
= 2

## a file given to run as an argument
$ paybands run "$FIXTURES"/jobs.csv 2>&1 | sed "s#$FIXTURES#FIXTURES#"
| paybands: 'FIXTURES/jobs.csv': files are given as --source LAYOUT=PATH or in a configuration
= 0

## every command has help, asked for in either way
$ for c in $(paybands --commands); do
$ paybands $c --help > $c.txt && paybands help $c | cmp - $c.txt && head -1 $c.txt; done
| usage: paybands run [options]
| usage: paybands ingest [options] --layout NAME FILE...
| usage: paybands bands [options] [--layout NAME] [FILE...]
| usage: paybands cells [options] --layout NAME FILE...
| usage: paybands check [options] -c FILE
| usage: paybands show [options] --role ROLE
| usage: paybands place [options] --role ROLE --area AREA (--pay AMOUNT | --percentile P) [RUN]
| usage: paybands compare-own [options] [--own SOURCE] [--from RUN]
| usage: paybands diff [options] OLD NEW
| usage: paybands explain [options] --role ROLE
| usage: paybands accept [options] RUN
| usage: paybands runs [options]
| usage: paybands layouts [options] [--show NAME | --draft FILE]
| usage: paybands roles [options] [ROLE...]
= 0

## a command's help lists the settings it uses, and no others
$ for c in ingest check bands run; do paybands help $c | grep -c '^      --\(jobs\|age\|min-n\|guard\) '; done
$ paybands help layouts | grep -c settings
| 1
| 2
| 3
| 4
| 0
= 1

## an unknown option before any command: the nearest is offered
$ paybands --verson
! paybands: unknown command '--verson'; did you mean --version?
= 2

## help for a command that does not exist: the nearest is offered
$ paybands help bnads
! paybands: unknown command 'bnads'; did you mean bands?
= 2

## every man page has the sections a reader looks for
$ for page in '' $(paybands --commands); do paybands --man $page | grep -c '^[.]SH \(NAME\|SYNOPSIS\|DESCRIPTION\|EXIT STATUS\|FILES\|ENVIRONMENT\|EXAMPLES\|SEE ALSO\)$'; done | uniq
| 8
= 0

## the bash completion offers commands, options and settings
$ paybands --completion bash > complete.bash
$ bash -c '. ./complete.bash
$ COMP_WORDS=(paybands ba); COMP_CWORD=1; _paybands; echo ${COMPREPLY[@]}
$ COMP_WORDS=(paybands bands --rej); COMP_CWORD=2; _paybands; echo ${COMPREPLY[@]}
$ COMP_WORDS=(paybands run --min-n-); COMP_CWORD=2; _paybands; echo ${COMPREPLY[@]}'
| bands
| --rejects
| --min-n-quartiles --min-n-tails --min-n-ends
= 0

## the zsh completion quotes what zsh would read as its own
$ paybands --completion zsh | grep -e '--config' | head -1
| 			'--config=[read this configuration (default\: the embedded sample)]:FILE:_files' \
= 0

## one layout as it stands
$ paybands layouts --show ai-jobs | cmp - "$PAYBANDS_ROOT/ingest/layouts/ai-jobs.ini"
= 0

## a layout to show that is not known: the nearest is offered
$ paybands layouts --show ai-job
! paybands: no layout "ai-job": did you mean "ai-jobs"? See paybands layouts for all of them, or give the path of a layout file
= 2

## the roles, and one of them
$ paybands roles | grep -c . | sed 's/^[0-9][0-9]*$/some/'; paybands roles data-scientist | head -1
| some
| data-scientist: Data Scientist
= 0

## a role that is not known: the nearest is offered
$ paybands roles data-scientists
! paybands: roles: no role "data-scientists"; did you mean "data-scientist"?
= 2

## the version
$ paybands --version
| paybands 0.1.0
= 0

