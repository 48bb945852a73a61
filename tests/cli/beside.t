Published tables are read beside the sources of people: everything is as if one had been read after the other.

## what is read beside
# Rejects and bands in the order of the configuration.
# The first fault in that order is the one that is told.
# Too many rejects of a table, and one content twice, stop where its source stands.
# A table in a pipe is read in its turn.
# Of a run that fails, nothing of the sources after the fault is told.
< people.ini
: [layout]
: name = people
: title = P
: publisher = P
: licence = none
: kind = observations
: [columns]
: title = t
: base = pay
: [constants]
: currency = USD
: period = year
: date = 2024
: country = US
< wages.ini
: [layout]
: name = wages
: title = W
: publisher = W
: licence = none
: kind = benchmarks
: [columns]
: occupation = soc
: p50 = p50
: [constants]
: date = 2024
: country = US
$ sed 's/wages/more/' wages.ini > more.ini; { echo t,pay; for i in $(seq 40); do echo "Data Scientist,$((100000 + i))"; done; echo 'Data Scientist,x'; } > people.csv
$ printf 'soc,p50\n15-2051,112590\n15-1252,y\n' > wages.csv; printf 'soc,p50\n15-1252,133080\n15-2051,z\n' > more.csv
$ for jobs in 1 2 5; do paybands bands -q --max-rejects 1 --jobs $jobs --rejects r$jobs --source ./more.ini=more.csv --source ./people.ini=people.csv --source ./wages.ini=wages.csv > b$jobs; done; cmp b1 b2 && cmp b1 b5 && cmp r1 r2 && cmp r1 r5; cut -d, -f1-5 r5
| source,line,reason,field,value
| more,3,bad-value,p50,z
| people,42,pay-not-a-number,pay,x
| wages,3,bad-value,p50,y
= 0

$ for jobs in 1 5; do paybands bands -q --jobs $jobs --source ./people.ini=wages.csv --source ./wages.ini=none.csv; paybands bands -q --jobs $jobs --source ./wages.ini=none.csv --source ./people.ini=wages.csv; done
! paybands: wages.csv: the header has no column "t" (title); is it a file of layout people? For other column names write a layout with extends = people
! paybands: none.csv: no such file: check the path
! paybands: wages.csv: the header has no column "t" (title); is it a file of layout people? For other column names write a layout with extends = people
! paybands: none.csv: no such file: check the path
= 3

$ for jobs in 1 5; do paybands bands -q --max-rejects 0.4 --jobs $jobs --source ./people.ini=people.csv --source ./wages.ini=wages.csv --source ./more.ini=none.csv; done
! paybands: wages: 1 of 2 rows were rejected, more than --max-rejects 0.4 allows; most often bad-value (1): is this the right layout?
! paybands: wages: 1 of 2 rows were rejected, more than --max-rejects 0.4 allows; most often bad-value (1): is this the right layout?
= 3

$ cp wages.csv again.csv; for jobs in 1 5; do paybands bands -q --max-rejects 1 --jobs $jobs --source ./people.ini=people.csv --source ./wages.ini=wages.csv --source ./wages.ini=again.csv --source ./wages.ini=none.csv; done
! paybands: again.csv: has the same content as wages.csv (source wages), and its rows would count twice: give one of them
! paybands: again.csv: has the same content as wages.csv (source wages), and its rows would count twice: give one of them
= 3

$ for jobs in 1 5; do paybands bands -q --max-rejects 1 --jobs $jobs --source ./more.ini=more.csv --source ./people.ini=people.csv --source ./wages.ini=- < wages.csv | cmp - b1; done
= 0

$ paybands run -q --jobs 5 -o out --max-rejects 1 --source ./wages.ini=wages.csv --source ./people.ini=none.csv --source ./more.ini=more.csv; tr -d ' \n' < out/run.json | grep -o '"source":"[a-z]*","rows_read":[0-9]*'
| "source":"wages","rows_read":2
| "source":"people","rows_read":0
| "source":"more","rows_read":0
! paybands: none.csv: no such file: check the path
= 0

