The tables of data/reference, each spoilt in turn: file, line and what is wrong; nothing is published.

## a row of too few fields, no column, nothing at all, of every table that a run reads
$ mkdir -p home/ingest; cp -R "$PAYBANDS_HOME"/data home/; ln -s "$PAYBANDS_HOME"/ingest/layouts home/ingest/layouts; printf 'title,pay\nData Scientist,50000\n' > r.csv
$ try() { PAYBANDS_HOME=home paybands run -q -o out --age none --source "$FIXTURES"/survey.ini=r.csv; cp "$PAYBANDS_HOME"/data/reference/$f home/data/reference/; }
$ for f in exchange_rates.csv wage_index.csv exposure.csv projections.csv job_zones.csv countries.csv metros.csv; do sed -i '3s/,.*//' home/data/reference/$f; try; sed -i '1s/,.*//' home/data/reference/$f; try; : > home/data/reference/$f; try; rm home/data/reference/$f; try; done
! paybands: home/data/reference/exchange_rates.csv:3: the row has 1 fields, not 6
! paybands: home/data/reference/exchange_rates.csv:1: there is no column "year"
! paybands: home/data/reference/exchange_rates.csv: the file is empty
! paybands: home/data/reference/exchange_rates.csv: no such file: check the path
! paybands: home/data/reference/wage_index.csv:3: the row has 1 fields, not 6
! paybands: home/data/reference/wage_index.csv:1: there is no column "month"
! paybands: home/data/reference/wage_index.csv: the file is empty
! paybands: home/data/reference/wage_index.csv: no such file: check the path
! paybands: home/data/reference/exposure.csv:3: the row has 1 fields, not 7
! paybands: home/data/reference/exposure.csv:1: there is no column "occupation"
! paybands: home/data/reference/exposure.csv: the file is empty
! paybands: home/data/reference/exposure.csv: no such file: check the path
! paybands: home/data/reference/projections.csv:3: the row has 1 fields, not 13
! paybands: home/data/reference/projections.csv:1: there is no column "period"
! paybands: home/data/reference/projections.csv: the file is empty
! paybands: home/data/reference/projections.csv: no such file: check the path
! paybands: home/data/reference/job_zones.csv:3: the row has 1 fields, not 5
! paybands: home/data/reference/job_zones.csv:1: there is no column "job_zone"
! paybands: home/data/reference/job_zones.csv: the file is empty
! paybands: home/data/reference/job_zones.csv: no such file: check the path
! paybands: home/data/reference/countries.csv:3: the row has 1 fields, not 7
! paybands: home/data/reference/countries.csv:1: there is no column "code3"
! paybands: home/data/reference/countries.csv: the file is empty
! paybands: home/data/reference/countries.csv: no such file: check the path
! paybands: home/data/reference/metros.csv:3: the row has 1 fields, not 6
! paybands: home/data/reference/metros.csv:1: there is no column "title"
! paybands: home/data/reference/metros.csv: the file is empty
! paybands: home/data/reference/metros.csv: no such file: check the path
= 0

## figures out of their range, and rows that contradict each other
$ mkdir -p home/ingest; cp -R "$PAYBANDS_HOME"/data home/; ln -s "$PAYBANDS_HOME"/ingest/layouts home/ingest/layouts; printf 'title,pay\nData Scientist,50000\n' > r.csv
$ try() { sed -i "$2" home/data/reference/$1; PAYBANDS_HOME=home paybands run -q -o out --age none --source "$FIXTURES"/survey.ini=r.csv; cp "$PAYBANDS_HOME"/data/reference/$1 home/data/reference/; }
$ try exposure_measures.csv '2p'; try exposure_measures.csv '2s/,yes,/,maybe,/'; try exposure.csv '2s/^[^,]*/none/'; try exposure.csv '2s/^\([^,]*,[^,]*\),[^,]*/\1,x/'; try exposure.csv '2s/^\([^,]*,[^,]*,[^,]*\),[^,]*/\1,100.1/'; try exposure.csv '2s/^\([^,]*,[^,]*,[^,]*\),[^,]*/\1,-0.1/'; try exposure.csv '2s/^\([^,]*,[^,]*,[^,]*,[^,]*\),[^,]*/\1,0/'
$ try projections.csv '3s/2024-34/2023-33/'; try projections.csv '3p'; try job_zones.csv '2s/,5,/,6,/'; try job_zones.csv '2s/,5,/,0,/'; try exchange_rates.csv '2s/,[0-9.]*,Fed/,0,Fed/'; try exchange_rates.csv '2p'; try growth_words.csv '2s/,7,/,x,/'; try wage_index.csv '2s/,[0-9.]*,/,-1,/'
! paybands: home/data/reference/exposure_measures.csv:3: the measure is there already
! paybands: home/data/reference/exposure_measures.csv:2: a measure votes (yes, without a share) or does not (no, with share augmentation or automation)
! paybands: home/data/reference/exposure.csv:2: exposure_measures.csv has no such measure
! paybands: home/data/reference/exposure.csv:2: "x" is not a number
! paybands: home/data/reference/exposure.csv:2: 100.1 is not within 0 to 100
! paybands: home/data/reference/exposure.csv:2: -0.1 is not within 0 to 100
! paybands: home/data/reference/exposure.csv:2: 0 is not within 1 to 1e+06
! paybands: home/data/reference/projections.csv:3: the table has rows of two periods
! paybands: home/data/reference/projections.csv: 11-1011 is there twice
! paybands: home/data/reference/job_zones.csv:2: 6 is not within 1 to 5
! paybands: home/data/reference/job_zones.csv:2: 0 is not within 1 to 5
! paybands: home/data/reference/exchange_rates.csv:2: "0" is not a rate above 0
! paybands: home/data/reference/exchange_rates.csv:3: AUD 2015 is given twice
! paybands: home/data/reference/growth_words.csv:2: "x" is not a number
! paybands: home/data/reference/wage_index.csv:2: "-1" is not an index above 0
= 0

