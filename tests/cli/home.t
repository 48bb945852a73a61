Where the program finds its tables.

## in the checkout it was built in, one folder down to three
$ for p in paybands leaks/paybands; do env -u PAYBANDS_HOME "$PAYBANDS_BUILD"/$p roles ml-engineer | head -1 | cut -c1-11; done
| ml-engineer
| ml-engineer
= 0

## in share/ beside bin/, where install puts them
$ mkdir -p prefix/bin prefix/share; cp "$(command -v paybands)" prefix/bin; ln -s "$PAYBANDS_ROOT" prefix/share/paybands
$ env -u PAYBANDS_HOME prefix/bin/paybands roles ml-engineer | head -1 | cut -c1-11
| ml-engineer
= 0

## nowhere
$ mkdir alone; cp "$(command -v paybands)" alone
$ env -u PAYBANDS_HOME alone/paybands roles
! paybands: the folder with data/roles is not beside the program; set PAYBANDS_HOME to it
= 2

## an empty PAYBANDS_HOME is none; one without tables is an error
$ mkdir alone; cp "$(command -v paybands)" alone
$ PAYBANDS_HOME= alone/paybands roles
! paybands: the folder with data/roles is not beside the program; set PAYBANDS_HOME to it
= 2

$ PAYBANDS_HOME=/nonexistent paybands roles
! paybands: PAYBANDS_HOME: /nonexistent holds no data/roles
= 2

