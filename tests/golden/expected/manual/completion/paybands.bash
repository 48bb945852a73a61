# bash completion for paybands
_paybands()
{
	local word=${COMP_WORDS[COMP_CWORD]} words=
	if [ "$COMP_CWORD" = 1 ]; then
		words='help run ingest bands cells check show place compare-own diff explain accept runs layouts roles'
	else
		case ${COMP_WORDS[1]} in
		run) words='--config --output --source --only --without --json --quiet --help --as-of --age --currency --experience-steps --index-reach --hours-per-year --min-n --min-n-quartiles --min-n-tails --min-n-ends --max-employer-share --complementary --confidence --between-sources --between-sources-total --pay-least --pay-most --max-rejects --guard --guard-min-n --guard-drift --guard-shift --guard-rows --guard-shares --guard-points --guard-benchmark --guard-plausible --outlier-distance --outlier-min-n --expansion-limit --workbook --jobs --keep-runs --keep-days --public-mode ' ;;
		ingest) words='--config --layout --rejects --quiet --match --original --help --hours-per-year --pay-least --pay-most --max-rejects --expansion-limit --jobs ' ;;
		bands) words='--config --source --only --without --layout --merge --rejects --quiet --help --as-of --age --currency --experience-steps --index-reach --hours-per-year --min-n --min-n-quartiles --min-n-tails --min-n-ends --max-employer-share --complementary --confidence --between-sources --between-sources-total --pay-least --pay-most --max-rejects --outlier-distance --outlier-min-n --expansion-limit --jobs ' ;;
		cells) words='--only --without --layout --part --apart --output --rejects --quiet --config --help --as-of --age --currency --experience-steps --index-reach --hours-per-year --pay-least --pay-most --max-rejects --outlier-distance --outlier-min-n --expansion-limit --jobs ' ;;
		check) words='--config --source --only --without --json --summary --quiet --help --as-of --age --currency --experience-steps --index-reach --hours-per-year --pay-least --pay-most --max-rejects --outlier-distance --outlier-min-n --expansion-limit --jobs ' ;;
		show) words='--config --role --level --experience --area --component --basis --from --json --help ' ;;
		place) words='--config --output --role --level --years --experience --area --pay --percentile --component --from --json --help ' ;;
		compare-own) words='--quiet --basis --json --config --own --from --target --ranges --by --min-employees --output --force --csv --help --hours-per-year --pay-least --pay-most --max-rejects --expansion-limit --jobs ' ;;
		diff) words='--limit --csv --json --help ' ;;
		explain) words='--config --source --only --without --quiet --role --level --experience --area --component --basis --all --json --help --as-of --age --currency --experience-steps --index-reach --hours-per-year --min-n --min-n-quartiles --min-n-tails --min-n-ends --max-employer-share --complementary --confidence --between-sources --between-sources-total --pay-least --pay-most --max-rejects --outlier-distance --outlier-min-n --expansion-limit --jobs ' ;;
		accept) words='--reason --help ' ;;
		runs) words='--output --json --help ' ;;
		layouts) words='--config --draft --show --help ' ;;
		roles) words='--config --help ' ;;
		esac
		[[ $word == -* ]] || words=
	fi
	mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
}
complete -o default -F _paybands paybands
