What the command line says when it is asked, or asked wrongly.

## no command: the overview
$ paybands | head -3

## an unknown command: the nearest is offered
$ paybands bnads
= 2

## an unknown option: the nearest is offered
$ paybands bands --min-m 3
= 2

## an option without its argument
$ paybands bands --layout
= 2

## a setting out of its range
$ paybands bands --min-n 0 $FIXTURES/jobs.csv
= 2

## a setting that is not a number
$ paybands bands --confidence high $FIXTURES/jobs.csv
= 2

## a choice that is none
$ paybands bands --age maybe $FIXTURES/jobs.csv
= 2

## an unknown layout: the nearest is offered
$ paybands bands --layout ai-job $FIXTURES/jobs.csv
= 2

## ingest wants a layout
$ paybands ingest $FIXTURES/jobs.csv
= 2

## an unknown key in a configuration: the nearest is offered
< my.ini
: [run]
: min_m = 3
: [source a]
: layout = ai-jobs
: path = a.csv
$ paybands check -c my.ini
= 2

## an unknown key of a source
< my.ini
: [source a]
: layuot = ai-jobs
$ paybands check -c my.ini
= 2

## an unknown section
< my.ini
: [sources]
: layout = ai-jobs
$ paybands check -c my.ini
= 2

## a source without a layout
< my.ini
: [source a]
: path = a.csv
$ touch a.csv; paybands check -c my.ini
= 2

## a pattern that no file matches
< my.ini
: [source a]
: layout = ai-jobs
: path = *.csv
$ paybands check -c my.ini
= 3

## a configuration that is not there
$ paybands run -c none.ini -o out
= 2

## a file given to run as an argument
$ paybands run $FIXTURES/jobs.csv 2>&1 | sed "s#$FIXTURES#FIXTURES#"

## every command has help
$ for c in run ingest bands check layouts; do paybands $c --help > $c.txt && head -1 $c.txt; done

## the version
$ paybands --version
