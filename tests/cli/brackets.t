Pay in brackets.

## a survey in brackets keeps both ends of its scale: 40000 * 1.5 ^ ((44 - 21) / 30) is the median
$ paybands bands --age none --layout "$FIXTURES"/survey.ini "$FIXTURES"/survey.csv | cut -d, -f8-24 | head -2
| component,basis,n,n_effective,sources,employers,p10,p25,p50,p75,p90,p50_low,p50_high,quality,suppressed,as_of,rule
| base,observed,88,88,1,0,,40544.29,54583.74,75812.77,,35583.27,97497.6,low,p10:at-most:40000 p90:at-least:90000,2024,turnbull-log
! survey: 88 rows read, 88 used, 0 filtered, 0 rejected; 88 matched to a role (100.0%); 88 in brackets
= 0

## through the pipe it is the same, and an open end has no amount
$ paybands ingest -q --layout "$FIXTURES"/survey.ini "$FIXTURES"/survey.csv > rows.csv; cut -d, -f13-25 rows.csv | sort -u
$ paybands bands -q --age none --layout "$FIXTURES"/survey.ini "$FIXTURES"/survey.csv > one.csv
$ paybands bands -q --age none - < rows.csv > two.csv; cmp one.csv two.csv && echo same
$ (head -1 rows.csv; tail -n +2 rows.csv | sort -t, -k21,21r -k2,2n) | paybands bands -q --age none --jobs 4 - | cmp - one.csv && echo same
| ,,,,,USD,1,1,,40000,,,decide
| ,,,,,USD,1,1,90000,,,,decide
| ,50000,,,,USD,1,1,40000,60000,,,decide
| ,75000,,,,USD,1,1,60000,90000,,,decide
| employer,base,bonus,equity,total,currency,fx,weight,base_low,base_high,total_low,total_high,ranges
| same
| same
= 0

## the scales of known surveys: the first bracket lies under --pay-least
$ (echo title,pay; for b in '$0-999' '1,000-1,999' '2,000-2,999' '3,000-3,999' '4,000-4,999' '5,000-7,499' '7,500-9,999' '10,000-14,999' '15,000-19,999' '20,000-24,999' '> $500,000' '300,000-499,999'; do yes "Data Scientist,\"$b\"" | head -3; done) > kaggle.csv
$ paybands bands --age none --layout "$FIXTURES"/survey.ini kaggle.csv | cut -d, -f10,14-22 | sed -n 2p
$ (echo title,pay; for b in 'Less than $20,000' '$20,000 - $39,999' '$40,000 - $59,999' '$60,000 - $99,999' '$100,000 - $499,999' '$500,000+'; do yes "Data Scientist,\"$b\"" | head -4; done) > census.csv
$ paybands bands -q --age none --layout "$FIXTURES"/survey.ini census.csv | cut -d, -f10,14-22 | sed -n 2p
| 36,1148.58,2999.5,7499.5,19999.5,451439.5,2865.09,20880.07,low,
| 24,,28283.92,59999.5,223606.57,,19000,511000,low,p10:at-most:20000 p90:at-least:500000
! survey: 36 rows read, 36 used, 0 filtered, 0 rejected; 36 matched to a role (100.0%); 36 in brackets
= 0

## posted ranges keep their middle, and an open one its lower end
$ printf 'title,pay\nData Scientist,90-120k\nData Scientist,100-130k\nData Scientist,95-105k\nData Scientist,80k-150k\nData Scientist,140k+\n' > posted.csv
$ paybands bands --age none --layout "$FIXTURES"/survey.ini posted.csv | cut -d, -f10,14-24 | sed -n 2p
| 5,,,115000,,,,,low,quartiles,2024,type7
! survey: 5 rows read, 5 used, 0 filtered, 0 rejected; 5 matched to a role (100.0%); 5 with a posted range
= 0

## ranges that overlap by a five-hundredth of the amount, as rounding makes, are brackets; by more, posted
$ for high in 100200 100300; do printf 'title,pay\nData Scientist,60000-80000\nData Scientist,80000-%s\nData Scientist,100000-120000\n' $high > scale.csv; paybands bands --age none --layout "$FIXTURES"/survey.ini scale.csv 2>&1 > /dev/null | grep -o 'survey: .*'; done
| survey: 3 rows read, 3 used, 0 filtered, 0 rejected; 3 matched to a role (100.0%); 3 in brackets
| survey: 3 rows read, 3 used, 0 filtered, 0 rejected; 3 matched to a role (100.0%); 3 with a posted range
= 0

## "up to" among points is known to be no more, and never a point
$ printf 'title,pay\nData Scientist,90000\nData Scientist,100000\nData Scientist,110000\nData Scientist,120000\nData Scientist,up to 95k\n' > points.csv
$ paybands bands --age none --layout "$FIXTURES"/survey.ini points.csv | cut -d, -f10,14-24 | sed -n 2p
| 5,,,100000,,,,,low,quartiles,2024,turnbull-log
! survey: 5 rows read, 5 used, 0 filtered, 0 rejected; 5 matched to a role (100.0%); 1 in brackets
= 0

## what ranges are can be said
$ sed 's/^kind/ranges = posted\nkind/' "$FIXTURES"/survey.ini > posted.ini
$ paybands ingest -q --layout posted.ini "$FIXTURES"/survey.csv | cut -d, -f14,21- | sort -u
$ sed 's/^kind/ranges = brackets\nkind/' "$FIXTURES"/survey.ini > brackets.ini
$ paybands bands -q --age none --layout brackets.ini "$FIXTURES"/survey.csv | cut -d, -f24 | sed -n 2p
$ sed 's/^kind/ranges = both\nkind/' "$FIXTURES"/survey.ini > both.ini
$ paybands bands -q --layout both.ini "$FIXTURES"/survey.csv
| ,,40000,,,posted
| ,90000,,,,posted
| 50000,40000,60000,,,posted
| 75000,60000,90000,,,posted
| base,base_low,base_high,total_low,total_high,ranges
| turnbull-log
! paybands: source both: both.ini:8:10: ranges = both: must be decide, posted or brackets
= 2

