What ingest adds on request: the pay as it was written (--original), and what decided each field (--match).

## original x per_year x fx is the pay; each field says which column, which words, which rate
$ printf 'Job,Location,Salary,Cur,Per,Level,When\nSenior Data Scientist,"Berlin, Germany","€4,500",EUR,month,Mid,2023-05\nML Enginer,London,"45.000,50",GBP,year,,2022\nData Engineer II,"Austin, TX","$60-70/hr",,,,2024\nNurse,Austin TX,50000,USD,year,,2024\n' > t.csv
$ printf '[layout]\nname = t\ntitle = T\npublisher = T\nlicence = T\nkind = observations\n[columns]\ntitle = Job\nplace = Location\nbase = Salary\ncurrency = Cur\nperiod = Per\nlevel = Level\ndate = When\n[codes level]\nMid = mid\n' > t.ini
$ paybands ingest -q --layout ./t.ini --original t.csv | cut -d, -f4,14,18,19,21-
$ paybands ingest -q --layout ./t.ini --match t.csv | cut -d, -f21-
| title,base,currency,fx,pay_column,pay_text,currency_text,period_text,original,period,per_year,base_low,base_high,total_low,total_high,ranges
| Senior Data Scientist,58410.18,EUR,1.08167,Salary,"€4,500",EUR,month,4500,month,12,,,,,
| ML Enginer,55681.82,GBP,1.23736,Salary,"45.000,50",GBP,year,45000.5,year,1,,,,,
| Data Engineer II,135200,USD,1,Salary,$60-70/hr,,,65,hour,2080,124800,145600,,,decide
| Nurse,50000,USD,1,Salary,50000,USD,year,50000,year,1,,,,,
| match,role_by,level_by,place_by,date_by,pay_by,currency_by,period_by,rate_by,base_low,base_high,total_low,total_high,ranges
| rule,title: data scientist,column Level: Mid,"column Location: Berlin, Germany",column When: 2023-05,column Salary,text,column Per: month,EUR 2023,,,,,
| similar,title: machine learning engineer,,column Location: London,column When: 2022,column Salary,column Cur: GBP,column Per: year,GBP 2022,,,,,
| rule,title: data engineer,title: ii,"column Location: Austin, TX",column When: 2024,column Salary,text and country,text,,124800,145600,,,decide
| ,,,column Location: Austin TX,column When: 2024,column Salary,column Cur: USD,column Per: year,,,,,,
= 0

## of a range in two columns both cells are kept, and the amount is that which represents it; a constant is the layout's
$ printf 'Job,Low,High,When\nData Engineer,40000,60000,2023\nData Engineer,50000,,2023\n' > t.csv
$ printf '[layout]\nname = t\ntitle = T\npublisher = T\nlicence = T\nkind = observations\n[columns]\ntitle = Job\nbase = Low\nbase_to = High\ndate = When\n[constants]\ncurrency = EUR\nperiod = year\ncountry = DE\n' > t.ini
$ paybands ingest -q --layout ./t.ini --match --original t.csv | cut -d, -f14,19,21-
| base,fx,match,role_by,level_by,place_by,date_by,pay_by,currency_by,period_by,rate_by,pay_column,pay_text,currency_text,period_text,original,period,per_year,base_low,base_high,total_low,total_high,ranges
| 54083.50,1.08167,rule,title: data engineer,,layout: DE,column When: 2023,column Low to High,layout: EUR,layout: year,EUR 2023,Low,40000 | 60000,,,50000,year,1,43266.80,64900.20,,,decide
| 54083.50,1.08167,rule,title: data engineer,,layout: DE,column When: 2023,column Low,layout: EUR,layout: year,EUR 2023,Low,50000,,,50000,year,1,,,,,
= 0

## without them nothing changes, and rows with them are read back as rows without
$ printf 'title,pay\nData Engineer,100000\n' > m.csv; cp "$FIXTURES"/survey.ini s.ini
$ paybands ingest -q --layout ./s.ini m.csv > a; paybands ingest -q --match --original --layout ./s.ini m.csv > b; cut -d, -f1-20 b | cmp - a && paybands ingest -q --layout observations b | cmp - a && echo same
| same
= 0

