#compdef paybands

local -a commands
commands=(
	'run:publish everything\: read the sources, compute, write the pages and tables'
	'ingest:normalise one source (CSV on standard output)'
	'bands:compute the band table (CSV on standard output)'
	'cells:read files into a part, for bands --merge and run'
	'check:check a configuration and its inputs; write nothing'
	'show:print rows of a run'\''s bands\: a table on a terminal, CSV in a pipe'
	'place:place a salary in the bands of a run'
	'compare-own:compare the company'\''s own pay with the market, by group of employees'
	'diff:compare two runs\: which bands changed, by how much and why'
	'explain:explain figures\: from the published row back to its sources and rows'
	'accept:publish a run that the guard held back, or measure drift from another run'
	'runs:list the runs of an output folder\: state, size, time, cause'
	'layouts:list the layouts, print one, or draft one from a file'
	'roles:list the roles, or print one in full'
)
if (( CURRENT == 2 )); then
	_describe command commands
else
	local command=$words[2]
	shift words
	(( CURRENT-- ))
	case $command in
	run)
		_arguments \
			'--config=[read this configuration (default\: the embedded sample)]:FILE:_files' \
			'--output=[publish runs in DIR (default\: out)]:DIR:_files -/' \
			'--source=[read one input without a configuration (repeatable)]:LAYOUT=PATH:' \
			'--only=[leave out every source but this one (repeatable)]:SOURCE:' \
			'--without=[leave out this source (repeatable)]:SOURCE:' \
			'--json[print the row counts of every source as JSON]' \
			'--quiet[print errors only]' \
			'--help[print this help]' \
			'--as-of=[age pay to this date (default\: the last month of the wage index)]:YYYY-MM-DD:' \
			'--age=[move pay from its date to --as-of this way]:none|linear|compound:' \
			'--currency=[publish pay in this currency, at the mean rate of the year of --as-of]:a code of ISO 4217:' \
			'--experience-steps=[begin the second, third and last step of experience at these years]:three ascending years, such as 3,6,10:' \
			'--index-reach=[reject pay dated more than this many years outside the wage index of its country, and refuse such an --as-of]:0 to 100:' \
			'--hours-per-year=[assume this many paid hours per year]:1 to 8784:' \
			'--min-n=[below this many observations, plain or effective, leave the cell out]:1 to 1000000:' \
			'--min-n-quartiles=[below this many observations, publish the median alone, to the nearest thousand dollars (at most min-n-tails)]:1 to 1000000:' \
			'--min-n-tails=[below this many observations, withhold P10, P90 and the interval]:1 to 1000000:' \
			'--min-n-ends=[below this many observations, round the ends of the median'\''s interval, which are single people'\''s pay, outwards to thousands]:1 to 1000000:' \
			'--max-employer-share=[allow one employer at most this share of a cell (1\: no limit)]:0 to 1:' \
			'--complementary=[also withhold cells that the published ones together would disclose]:off|on:' \
			'--confidence=[set the confidence level of the median'\''s interval]:0.5 to 0.999:' \
			'--between-sources=[widen the interval of a base pay median by this much for how sources differ\: the standard deviation of the logarithm of one source'\''s median (0\: by chance alone)]:0 to 2:' \
			'--between-sources-total=[the same of total pay, of which sources differ by more]:0 to 2:' \
			'--pay-least=[reject annual pay below this, in US dollars]:0 to 1e9:' \
			'--pay-most=[reject annual pay above this, in US dollars]:1 to 1e12:' \
			'--max-rejects=[fail if a source has a larger share of its rows rejected than this]:0 to 1:' \
			'--guard=[refuse to publish if a median changed by more than this share (0\: no check)]:0 to 100:' \
			'--guard-min-n=[below this many observations, allow for chance beside --guard]:1 to 1000000:' \
			'--guard-drift=[the same limit since the accepted run, however many runs ago]:0 to 100:' \
			'--guard-shift=[refuse to publish if all of a source'\''s or a table'\''s pay moved by more than this share, beyond the wage index]:0 to 100:' \
			'--guard-rows=[refuse to publish if a source has this many times the rows it had of the same years, or that part of them]:1 to 1000:' \
			'--guard-shares=[refuse to publish if more than this share of a source'\''s rows changed level, country, currency or outcome]:0 to 1:' \
			'--guard-points=[refuse to publish if a role'\''s AI impact or growth changed by more points]:0 to 100:' \
			'--guard-benchmark=[refuse a new benchmark whose occupations differ by more than this share from the medians of data/reference, aged to its date]:0 to 100:' \
			'--guard-plausible=[refuse a new source whose pay in the United States is this many times that of its occupations, or that part of it]:1 to 1000:' \
			'--outlier-distance=[quarantine pay farther than this from the median of its role and country, in robust standard deviations of the logarithm (0\: never; default of paybands bands\: 0)]:0 to 1000:' \
			'--outlier-min-n=[below this many observations of a role in a country, compare with all its roles]:1 to 1000000:' \
			'--expansion-limit=[refuse a compressed input that expands by more than this factor]:1 to 1e6:' \
			'--workbook=[write paybands.xlsx with the rows of bands.csv that role files have (pages) or with all of them, or do not write it]:no|pages|all:' \
			'--jobs=[run this many threads (0\: one per processor); never changes the output]:0 to 256:' \
			'--keep-runs=[keep this many published runs and this many held back by the guard, and always the last and the accepted ones (0\: all)]:0 to 1000000:' \
			'--keep-days=[remove runs older than this many days likewise (0\: of any age)]:0 to 100000:' \
			'--public-mode=[let the group, or everybody, read what is published, whatever the umask; what is private stays the owner'\''s]:umask|group|world:' \
			'*:file:_files'
		;;
	ingest)
		_arguments \
			'--config=[read this configuration, but not its sources\: its catalogue, rates and the like]:FILE:_files' \
			'--layout=[read the files by this layout\: a known name or a layout file]:NAME:' \
			'--rejects=[also write the rows not used, each with its reason (.gz\: compressed)]:FILE:_files' \
			'--quiet[print errors only]' \
			'--match[add columns for what decided each field\: which column, which words, which rate]' \
			'--original[add columns for the pay as it was written\: amount, currency and period]' \
			'--help[print this help]' \
			'--hours-per-year=[assume this many paid hours per year]:1 to 8784:' \
			'--pay-least=[reject annual pay below this, in US dollars]:0 to 1e9:' \
			'--pay-most=[reject annual pay above this, in US dollars]:1 to 1e12:' \
			'--max-rejects=[fail if a source has a larger share of its rows rejected than this]:0 to 1:' \
			'--expansion-limit=[refuse a compressed input that expands by more than this factor]:1 to 1e6:' \
			'--jobs=[run this many threads (0\: one per processor); never changes the output]:0 to 256:' \
			'*:file:_files'
		;;
	bands)
		_arguments \
			'--config=[read this configuration, but not its sources\: its catalogue, rates and the like]:FILE:_files' \
			'--source=[read one input without a configuration (repeatable)]:LAYOUT=PATH:' \
			'--only=[leave out every source but this one (repeatable)]:SOURCE:' \
			'--without=[leave out this source (repeatable)]:SOURCE:' \
			'--layout=[read the files by this layout\: a known name or a layout file]:NAME:' \
			'--merge[the files are parts that paybands cells made\: bands of all of them together]' \
			'--rejects=[also write the rows not used, each with its reason (.gz\: compressed)]:FILE:_files' \
			'--quiet[print errors only]' \
			'--help[print this help]' \
			'--as-of=[age pay to this date (default\: the last month of the wage index)]:YYYY-MM-DD:' \
			'--age=[move pay from its date to --as-of this way]:none|linear|compound:' \
			'--currency=[publish pay in this currency, at the mean rate of the year of --as-of]:a code of ISO 4217:' \
			'--experience-steps=[begin the second, third and last step of experience at these years]:three ascending years, such as 3,6,10:' \
			'--index-reach=[reject pay dated more than this many years outside the wage index of its country, and refuse such an --as-of]:0 to 100:' \
			'--hours-per-year=[assume this many paid hours per year]:1 to 8784:' \
			'--min-n=[below this many observations, plain or effective, leave the cell out]:1 to 1000000:' \
			'--min-n-quartiles=[below this many observations, publish the median alone, to the nearest thousand dollars (at most min-n-tails)]:1 to 1000000:' \
			'--min-n-tails=[below this many observations, withhold P10, P90 and the interval]:1 to 1000000:' \
			'--min-n-ends=[below this many observations, round the ends of the median'\''s interval, which are single people'\''s pay, outwards to thousands]:1 to 1000000:' \
			'--max-employer-share=[allow one employer at most this share of a cell (1\: no limit)]:0 to 1:' \
			'--complementary=[also withhold cells that the published ones together would disclose]:off|on:' \
			'--confidence=[set the confidence level of the median'\''s interval]:0.5 to 0.999:' \
			'--between-sources=[widen the interval of a base pay median by this much for how sources differ\: the standard deviation of the logarithm of one source'\''s median (0\: by chance alone)]:0 to 2:' \
			'--between-sources-total=[the same of total pay, of which sources differ by more]:0 to 2:' \
			'--pay-least=[reject annual pay below this, in US dollars]:0 to 1e9:' \
			'--pay-most=[reject annual pay above this, in US dollars]:1 to 1e12:' \
			'--max-rejects=[fail if a source has a larger share of its rows rejected than this]:0 to 1:' \
			'--outlier-distance=[quarantine pay farther than this from the median of its role and country, in robust standard deviations of the logarithm (0\: never; default of paybands bands\: 0)]:0 to 1000:' \
			'--outlier-min-n=[below this many observations of a role in a country, compare with all its roles]:1 to 1000000:' \
			'--expansion-limit=[refuse a compressed input that expands by more than this factor]:1 to 1e6:' \
			'--jobs=[run this many threads (0\: one per processor); never changes the output]:0 to 256:' \
			'*:file:_files'
		;;
	cells)
		_arguments \
			'--only=[leave out every source but this one (repeatable)]:SOURCE:' \
			'--without=[leave out this source (repeatable)]:SOURCE:' \
			'--layout=[read the files by this layout\: a known name or a layout file]:NAME:' \
			'--part=[read only share K of N of the source'\''s files]:K/N:' \
			'--apart=[keep rows farther than this from their median one by one, in robust standard deviations\: they may turn out to be outliers once all parts are merged (0\: every row; default\: half of --outlier-distance)]:DISTANCE:' \
			'--output=[write the part into FILE, which only its owner may read (default\: standard output)]:FILE:_files' \
			'--rejects=[also write the rows not used, each with its reason (.gz\: compressed)]:FILE:_files' \
			'--quiet[print errors only]' \
			'--config=[read this configuration]:FILE:_files' \
			'--help[print this help]' \
			'--as-of=[age pay to this date (default\: the last month of the wage index)]:YYYY-MM-DD:' \
			'--age=[move pay from its date to --as-of this way]:none|linear|compound:' \
			'--currency=[publish pay in this currency, at the mean rate of the year of --as-of]:a code of ISO 4217:' \
			'--experience-steps=[begin the second, third and last step of experience at these years]:three ascending years, such as 3,6,10:' \
			'--index-reach=[reject pay dated more than this many years outside the wage index of its country, and refuse such an --as-of]:0 to 100:' \
			'--hours-per-year=[assume this many paid hours per year]:1 to 8784:' \
			'--pay-least=[reject annual pay below this, in US dollars]:0 to 1e9:' \
			'--pay-most=[reject annual pay above this, in US dollars]:1 to 1e12:' \
			'--max-rejects=[fail if a source has a larger share of its rows rejected than this]:0 to 1:' \
			'--outlier-distance=[quarantine pay farther than this from the median of its role and country, in robust standard deviations of the logarithm (0\: never; default of paybands bands\: 0)]:0 to 1000:' \
			'--outlier-min-n=[below this many observations of a role in a country, compare with all its roles]:1 to 1000000:' \
			'--expansion-limit=[refuse a compressed input that expands by more than this factor]:1 to 1e6:' \
			'--jobs=[run this many threads (0\: one per processor); never changes the output]:0 to 256:' \
			'*:file:_files'
		;;
	check)
		_arguments \
			'--config=[read this configuration (default\: the embedded sample)]:FILE:_files' \
			'--source=[read one input without a configuration (repeatable)]:LAYOUT=PATH:' \
			'--only=[leave out every source but this one (repeatable)]:SOURCE:' \
			'--without=[leave out this source (repeatable)]:SOURCE:' \
			'--json[print the row counts of every source as JSON]' \
			'--summary[print one line per source, as a Markdown table]' \
			'--quiet[print errors only]' \
			'--help[print this help]' \
			'--as-of=[age pay to this date (default\: the last month of the wage index)]:YYYY-MM-DD:' \
			'--age=[move pay from its date to --as-of this way]:none|linear|compound:' \
			'--currency=[publish pay in this currency, at the mean rate of the year of --as-of]:a code of ISO 4217:' \
			'--experience-steps=[begin the second, third and last step of experience at these years]:three ascending years, such as 3,6,10:' \
			'--index-reach=[reject pay dated more than this many years outside the wage index of its country, and refuse such an --as-of]:0 to 100:' \
			'--hours-per-year=[assume this many paid hours per year]:1 to 8784:' \
			'--pay-least=[reject annual pay below this, in US dollars]:0 to 1e9:' \
			'--pay-most=[reject annual pay above this, in US dollars]:1 to 1e12:' \
			'--max-rejects=[fail if a source has a larger share of its rows rejected than this]:0 to 1:' \
			'--outlier-distance=[quarantine pay farther than this from the median of its role and country, in robust standard deviations of the logarithm (0\: never; default of paybands bands\: 0)]:0 to 1000:' \
			'--outlier-min-n=[below this many observations of a role in a country, compare with all its roles]:1 to 1000000:' \
			'--expansion-limit=[refuse a compressed input that expands by more than this factor]:1 to 1e6:' \
			'--jobs=[run this many threads (0\: one per processor); never changes the output]:0 to 256:' \
			'*:file:_files'
		;;
	show)
		_arguments \
			'--config=[read this configuration, but not its sources\: its catalogue, rates and the like]:FILE:_files' \
			'--role=[look up this role, by id or name]:ROLE:' \
			'--level=[look up junior, mid, senior, staff, manager, executive or all]:LEVEL:' \
			'--experience=[look up a step of experience (0-2, 2-5, 5-8 or 8+ by default), a number of years, or all]:YEARS:' \
			'--area=[look up this place\: US, US-CA, a CBSA code, a region (GB-TLI), or as people write it]:AREA:' \
			'--component=[look up base or total pay]:WORD:' \
			'--basis=[look up observed, modelled or benchmark rows]:WORD:' \
			'--from=[read this run'\''s folder, or its bands.csv (default\: out/latest)]:RUN:' \
			'--json[print the answer as JSON]' \
			'--help[print this help]' \
			'*:file:_files'
		;;
	place)
		_arguments \
			'--config=[read this configuration, but not its sources\: its catalogue, rates and the like]:FILE:_files' \
			'--output=[publish runs in DIR (default\: out)]:DIR:_files -/' \
			'--role=[look up this role, by id or name]:ROLE:' \
			'--level=[look up junior, mid, senior, staff, manager, executive or all]:LEVEL:' \
			'--years=[look up years of experience instead of a level]:YEARS:' \
			'--experience=[look up a step of experience (0-2, 2-5, 5-8 or 8+ by default), a number of years, or all]:YEARS:' \
			'--area=[look up this place\: US, US-CA, a CBSA code, a region (GB-TLI), or as people write it]:AREA:' \
			'--pay=[place this pay, in US dollars\: 155000, "$155K", "$75/hour"]:AMOUNT:' \
			'--percentile=[give the pay at this percentile, above 0 and below 100, instead]:P:' \
			'--component=[look up base or total pay]:WORD:' \
			'--from=[read this run'\''s folder, or its bands.csv (default\: out/latest)]:RUN:' \
			'--json[print the answer as JSON]' \
			'--help[print this help]' \
			'*:file:_files'
		;;
	compare-own)
		_arguments \
			'--quiet[print errors only]' \
			'--basis=[look up observed, modelled or benchmark rows]:WORD:' \
			'--json[print the answer as JSON]' \
			'--config=[read this configuration]:FILE:_files' \
			'--own=[read own pay from this private source of the configuration, or from LAYOUT=PATH (repeatable; default\: every private source)]:SOURCE:' \
			'--from=[take the market from this run'\''s folder, or its bands.csv (default\: latest of the configuration'\''s output)]:RUN:' \
			'--target=[measure the distance and cost to this percentile of the market (repeatable, at most 5; default\: 50)]:P:' \
			'--ranges=[take range minimum and maximum from your pay structure\: CSV with role, level, area, range_minimum, range_maximum]:FILE:_files' \
			'--by=[group employees by metro, state or country (default\: metro)]:AREA:' \
			'--min-employees=[withhold groups of fewer employees (default\: 5)]:N:' \
			'--output=[write the report into this folder, or one file of it (.csv, .json, .html)]:PATH:' \
			'--force[overwrite files that compare-own did not write]' \
			'--csv[print the groups as CSV]' \
			'--help[print this help]' \
			'--hours-per-year=[assume this many paid hours per year]:1 to 8784:' \
			'--pay-least=[reject annual pay below this, in US dollars]:0 to 1e9:' \
			'--pay-most=[reject annual pay above this, in US dollars]:1 to 1e12:' \
			'--max-rejects=[fail if a source has a larger share of its rows rejected than this]:0 to 1:' \
			'--expansion-limit=[refuse a compressed input that expands by more than this factor]:1 to 1e6:' \
			'--jobs=[run this many threads (0\: one per processor); never changes the output]:0 to 256:' \
			'*:file:_files'
		;;
	diff)
		_arguments \
			'--limit=[print at most N rows; 0\: all (default\: 20)]:N:' \
			'--csv[print all rows as CSV]' \
			'--json[print the answer as JSON]' \
			'--help[print this help]' \
			'*:file:_files'
		;;
	explain)
		_arguments \
			'--config=[read this configuration (default\: the embedded sample)]:FILE:_files' \
			'--source=[read one input without a configuration (repeatable)]:LAYOUT=PATH:' \
			'--only=[leave out every source but this one (repeatable)]:SOURCE:' \
			'--without=[leave out this source (repeatable)]:SOURCE:' \
			'--quiet[print errors only]' \
			'--role=[look up this role, by id or name]:ROLE:' \
			'--level=[look up junior, mid, senior, staff, manager, executive or all]:LEVEL:' \
			'--experience=[look up a step of experience (0-2, 2-5, 5-8 or 8+ by default), a number of years, or all]:YEARS:' \
			'--area=[look up this place\: US, US-CA, a CBSA code, a region (GB-TLI), or as people write it]:AREA:' \
			'--component=[look up base or total pay]:WORD:' \
			'--basis=[look up observed, modelled or benchmark rows]:WORD:' \
			'--all[explain every row]' \
			'--json[print the answer as JSON]' \
			'--help[print this help]' \
			'--as-of=[age pay to this date (default\: the last month of the wage index)]:YYYY-MM-DD:' \
			'--age=[move pay from its date to --as-of this way]:none|linear|compound:' \
			'--currency=[publish pay in this currency, at the mean rate of the year of --as-of]:a code of ISO 4217:' \
			'--experience-steps=[begin the second, third and last step of experience at these years]:three ascending years, such as 3,6,10:' \
			'--index-reach=[reject pay dated more than this many years outside the wage index of its country, and refuse such an --as-of]:0 to 100:' \
			'--hours-per-year=[assume this many paid hours per year]:1 to 8784:' \
			'--min-n=[below this many observations, plain or effective, leave the cell out]:1 to 1000000:' \
			'--min-n-quartiles=[below this many observations, publish the median alone, to the nearest thousand dollars (at most min-n-tails)]:1 to 1000000:' \
			'--min-n-tails=[below this many observations, withhold P10, P90 and the interval]:1 to 1000000:' \
			'--min-n-ends=[below this many observations, round the ends of the median'\''s interval, which are single people'\''s pay, outwards to thousands]:1 to 1000000:' \
			'--max-employer-share=[allow one employer at most this share of a cell (1\: no limit)]:0 to 1:' \
			'--complementary=[also withhold cells that the published ones together would disclose]:off|on:' \
			'--confidence=[set the confidence level of the median'\''s interval]:0.5 to 0.999:' \
			'--between-sources=[widen the interval of a base pay median by this much for how sources differ\: the standard deviation of the logarithm of one source'\''s median (0\: by chance alone)]:0 to 2:' \
			'--between-sources-total=[the same of total pay, of which sources differ by more]:0 to 2:' \
			'--pay-least=[reject annual pay below this, in US dollars]:0 to 1e9:' \
			'--pay-most=[reject annual pay above this, in US dollars]:1 to 1e12:' \
			'--max-rejects=[fail if a source has a larger share of its rows rejected than this]:0 to 1:' \
			'--outlier-distance=[quarantine pay farther than this from the median of its role and country, in robust standard deviations of the logarithm (0\: never; default of paybands bands\: 0)]:0 to 1000:' \
			'--outlier-min-n=[below this many observations of a role in a country, compare with all its roles]:1 to 1000000:' \
			'--expansion-limit=[refuse a compressed input that expands by more than this factor]:1 to 1e6:' \
			'--jobs=[run this many threads (0\: one per processor); never changes the output]:0 to 256:' \
			'*:file:_files'
		;;
	accept)
		_arguments \
			'--reason=[say why; the text is kept with the run]:TEXT:' \
			'--help[print this help]' \
			'*:file:_files'
		;;
	runs)
		_arguments \
			'--output=[publish runs in DIR (default\: out)]:DIR:_files -/' \
			'--json[print the answer as JSON]' \
			'--help[print this help]' \
			'*:file:_files'
		;;
	layouts)
		_arguments \
			'--config=[read this configuration, but not its sources\: its catalogue, rates and the like]:FILE:_files' \
			'--draft=[draft a layout for FILE from its header and values]:FILE:_files' \
			'--show=[print the text of one layout]:NAME:' \
			'--help[print this help]' \
			'*:file:_files'
		;;
	roles)
		_arguments \
			'--config=[read this configuration, but not its sources\: its catalogue, rates and the like]:FILE:_files' \
			'--help[print this help]' \
			'*:file:_files'
		;;
	esac
fi
