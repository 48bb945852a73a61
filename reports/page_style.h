/* SPDX-License-Identifier: GPL-3.0-or-later */
/* page_style.h: the style of every page, kept as the text that goes into it.
 *
 * Letters of the reader's own system; figures in columns of one width. Every pair of colours
 * that carries text has a contrast of at least 4.5 to 1, in light, in dark and on paper
 * (tests/unit/test_chart.c measures it). A piece is under what every compiler takes as one literal.
 */
#ifndef PAYBANDS_REPORTS_PAGE_STYLE_H
#define PAYBANDS_REPORTS_PAGE_STYLE_H

/* clang-format off */
#define PAGE_COLOURS_LIGHT \
	"--paper:#ffffff;--raised:#f3f5f5;--ink:#15202a;--soft:#525d66;" \
	"--line:#dde2e4;--line-strong:#aab3b9;--link:#0b5568;--grid:#e7ebec;" \
	"--observed:#1f7a8c;--interval:#d3edf2;--median:#10181d;--total:#7c3a78;" \
	"--benchmark:#8a5a00;--hatch:#f3e3c3;--mark:#c8321b;--pale:#eaf4f6;--pale-total:#f5ebf4;" \
	"--alarm:#9c1c12;--alarm-ink:#ffffff;"
#define PAGE_COLOURS_DARK \
	"--paper:#12181c;--raised:#1b2328;--ink:#ece9e3;--soft:#a7b0b7;" \
	"--line:#2c353b;--line-strong:#586570;--link:#84cfe0;--grid:#242c32;" \
	"--observed:#2f8194;--interval:#0e3540;--median:#ffffff;--total:#b878b0;" \
	"--benchmark:#e2ab4f;--hatch:#3a2f1b;--mark:#ff7d5e;--pale:#14303a;--pale-total:#33212f;" \
	"--alarm:#ffb4a8;--alarm-ink:#3d0a05;"

static const char *const page_style[] = {
	":root{color-scheme:light dark;" PAGE_COLOURS_LIGHT
	"--serif:Charter,'Bitstream Charter','Iowan Old Style','Palatino Linotype',Palatino,"
	"'Source Serif 4','Liberation Serif',Georgia,serif;"
	"--sans:-apple-system,'Segoe UI',Roboto,'Helvetica Neue','Liberation Sans',Arial,system-ui,"
	"sans-serif}\n"
	"@media (prefers-color-scheme:dark){:root{" PAGE_COLOURS_DARK "}}\n",

	/* text */
	"*{box-sizing:border-box}\n"
	"html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:1rem}\n"
	"body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 var(--sans);"
	"font-variant-numeric:tabular-nums lining-nums;overflow-wrap:break-word}\n"
	"a{color:var(--link);text-decoration-thickness:1px;text-underline-offset:.18em}\n"
	"a:focus-visible,.scroll:focus-visible,summary:focus-visible,input:focus-visible,"
	"input:focus-visible+label,select:focus-visible,button:focus-visible"
	"{outline:3px solid var(--mark);outline-offset:2px}\n"
	"h1,h2,h3,p{margin:0}\n"
	"h1,h2{font-family:var(--serif);font-weight:700;line-height:1.12;text-wrap:balance}\n"
	"h1{font-size:2.125rem;letter-spacing:-.012em}\n"
	"h2{font-size:1.4375rem}\n"
	"h3{font-size:.9375rem;font-weight:650;line-height:1.35}\n"
	".lede{font:1.125rem/1.4 var(--serif);margin-top:.5rem;max-width:40em}\n"
	".soft,.note,.x,figcaption{color:var(--soft)}\n"
	"p.soft,figcaption{font-size:.875rem;line-height:1.45}\n"
	"h3 .soft{font-weight:400}\n"
	".note,.x{font-size:.8125rem;line-height:1.4;max-width:52em}\n"
	".hero+.x{margin-top:.5rem}\n"
	".own{color:var(--mark);font-weight:600}\n"
	".vh,.defs{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}\n",

	/* the frame */
	".skip{position:absolute;left:-99em}\n"
	".skip:focus{left:1rem;top:.5rem;background:var(--paper);padding:.4rem .7rem;z-index:2}\n"
	".bar,main,.foot{max-width:70rem;margin:0 auto;padding:0 1rem}\n"
	".bar{display:flex;flex-wrap:wrap;gap:.1rem 1.5rem;justify-content:space-between;"
	"padding-top:.5rem;padding-bottom:.5rem;font-size:.8125rem;color:var(--soft)}\n"
	".bar a{padding:.25rem 0}\n"
	"main::before{content:'';display:block;border-top:3px solid var(--ink);margin-bottom:.9rem}\n"
	".alarm{position:sticky;top:0;z-index:1;background:var(--alarm);color:var(--alarm-ink);"
	"font-weight:700;text-align:center;padding:.4rem 1rem}\n"
	".sec{border-top:1px solid var(--ink);margin-top:1rem;padding-top:.5rem}\n"
	".hd .soft{margin-top:.25rem}\n"
	".body{margin-top:.6rem;min-width:0}\n"
	".body>*+*{margin-top:.7rem}\n"
	".body>details+details{margin-top:0}\n"
	".foot{margin-top:2.2rem;padding-top:.6rem;padding-bottom:1rem;font-size:.8125rem;"
	"color:var(--soft)}\n"
	".foot::before{content:'';display:block;border-top:3px solid var(--ink);"
	"padding-top:.6rem}\n"
	".on-paper{display:none}\n",

	/* the top */
	".median{margin-top:.9rem}\n"
	".lab{font-size:.875rem;font-weight:650}\n"
	".num{font:700 4rem/1 var(--serif);letter-spacing:-.03em;margin:.25rem 0 .2rem}\n"
	".num.mo{font-weight:400;font-style:italic}\n"
	".num small{display:block;font:400 .875rem/1.3 var(--sans);letter-spacing:0;"
	"font-style:normal;color:var(--soft);margin-top:.35rem}\n"
	".who{font:1rem/1.5 var(--serif);margin-top:.7rem;max-width:44em}\n"
	".facts{margin:.9rem 0 0;border-top:1px solid var(--line)}\n"
	".facts>div{display:grid;grid-template-columns:5.6rem 1fr;gap:0 .75rem;padding:.45rem 0;"
	"border-bottom:1px solid var(--line)}\n"
	".facts dt{font-size:.875rem;font-weight:650;padding-top:.15em}\n"
	".facts dd{margin:0;font-size:.875rem;line-height:1.4;color:var(--soft)}\n"
	".facts b{display:block;font:700 1.1875rem/1.25 var(--serif);color:var(--ink)}\n"
	".toc{display:none}\n",

	/* lists of bars: the lines of the ruler and the role's own median lie behind each chart */
	".hero,.ladder,.ranks{list-style:none;margin:0;padding:0}\n"
	".ax{border:0!important;padding:0!important;min-height:0!important}\n"
	".b .ch,.t .ch{background:linear-gradient(var(--mark),var(--mark)) var(--m,-9px) 0/1px 100% "
	"no-repeat,repeating-linear-gradient(90deg,var(--grid) 0 1px,transparent 1px "
	"calc((100% - 1px)/var(--n)));min-width:0}\n"
	".t .ch{background:repeating-linear-gradient(90deg,var(--grid) 0 1px,transparent 1px "
	"calc((100% - 1px)/var(--n)))}\n"
	".ax .ch,thead .ch{background:none!important}\n"
	".ch svg,.key svg{display:block;overflow:visible}\n"
	".ch svg{width:100%}\n"
	".ax text,thead text{text-anchor:middle;font:11.5px var(--sans);fill:var(--soft)}\n"
	".alt{display:none}\n"
	".wk{stroke:var(--observed);stroke-width:2}\n"
	".est{fill:url(#hb);stroke:var(--observed);stroke-width:1.25}\n"
	".obs{fill:var(--observed)}\n"
	".obs.few{fill:var(--interval);stroke:var(--observed)}\n"
	".hg{fill:var(--pale)}\n"
	".hl{stroke:var(--observed);stroke-width:2.2}\n"
	".hl.t{stroke:var(--total)}\n"
	".t .wk,.t .obs.few{stroke:var(--total)}\n"
	".t .est{fill:url(#ht);stroke:var(--total)}\n"
	".t .obs{fill:var(--total)}\n"
	".t .obs.few{fill:var(--pale-total)}\n"
	".halo{stroke:var(--paper);stroke-width:6}\n"
	".tick{stroke:var(--ink);stroke-width:2.5}\n"
	".iv{stroke:var(--ink);stroke-width:1.25}\n"
	".dm{fill:var(--paper);stroke:var(--soft);stroke-width:2}\n"
	".bound{stroke:var(--soft);stroke-width:2;fill:none}\n"
	".zero{stroke:var(--soft);stroke-width:1}\n"
	".pt{fill:var(--ink)}\n"
	"rect.own{fill:var(--mark)}\n"
	"rect.off{fill:var(--soft)}\n"
	".of .wk{stroke:var(--soft)}\n"
	".key{display:flex;flex-wrap:wrap;gap:.2rem 1rem;font-size:.75rem;color:var(--soft);"
	"list-style:none;margin:.4rem 0 0;padding:0}\n"
	".key li,.key span{display:flex;align-items:center;gap:.4rem}\n"
	".key svg{flex:none}\n",

	/* the ladder */
	".ladder>li{display:grid;grid-template-columns:1fr auto;gap:.1rem .75rem;padding:.45rem 0;"
	"border-bottom:1px solid var(--line)}\n"
	".ladder .nm b{font-weight:650;display:inline-block;min-width:5.2rem}\n"
	".ladder .nm span{font:700 1.1875rem/1.2 var(--serif)}\n"
	".ladder .nm.mo span,.ranks .mo{font-style:italic;font-weight:400}\n"
	".ladder .rg:empty{display:none}\n"
	".ladder .rg{text-align:right;color:var(--soft);font-size:.875rem;white-space:nowrap;"
	"align-self:end}\n"
	".ladder .ch,.ladder .nt{grid-column:1/-1}\n"
	".ladder .nt{font-size:.8125rem;line-height:1.4;color:var(--soft)}\n"
	".ladder .nt span{color:var(--ink)}\n"
	".modes{border:0;padding:0;margin:0;min-width:0}\n"
	".modes>input{position:absolute;opacity:0;width:1px;height:1px}\n"
	".modes>label{display:inline-block;padding:.4rem .8rem;font-size:.875rem;font-weight:650;"
	"border:1px solid var(--line);cursor:pointer;color:var(--soft)}\n"
	".of-base:checked+label{background:var(--pale);color:var(--ink);"
	"box-shadow:inset 0 -3px var(--observed)}\n"
	".of-total:checked+label{background:var(--pale-total);color:var(--ink);"
	"box-shadow:inset 0 -3px var(--total)}\n"
	".panel{display:none;margin-top:.5rem}\n"
	".of-base:checked~.pb,.of-total:checked~.pp{display:block}\n"
	".pt:not(circle){display:none}\n",

	/* rankings */
	".two{display:grid;gap:1.2rem}\n"
	".two>div{min-width:0}\n"
	".ranks>li{display:grid;grid-template-columns:7.4rem 1fr 3.2rem;gap:0 .5rem;"
	"align-items:center;font-size:.8125rem;line-height:1.2;min-height:1.65rem}\n"
	".desk,.tasks.few>li:nth-child(n+4){display:none}\n"
	".ranks>li.ax{align-items:start}\n"
	".ranks>.ax .ch,.hero .ax .ch{grid-column:2}\n"
	".ranks .nm{padding:.1rem 0}\n"
	".ranks .nm span{color:var(--soft);white-space:nowrap}\n"
	".ranks .rg{text-align:right;font-weight:650}\n",

	/* what chart_add_impact draws */
	"figure{margin:0}\n"
	".chart{display:block;overflow:visible;font:400 13px var(--sans)}\n"
	".chart-tick{fill:var(--soft);font-size:12px}\n"
	".chart-grid{stroke:var(--line);stroke-width:1}\n"
	".chart-scale{stroke:var(--line-strong);stroke-width:2}\n"
	".chart-spread{stroke:var(--observed);stroke-width:8;stroke-opacity:.4}\n"
	".chart-vote{fill:var(--paper);stroke:var(--observed);stroke-width:2}\n"
	".chart-score{fill:var(--median);stroke:var(--paper);stroke-width:1.5}\n",

	/* tables */
	".scroll{overflow-x:auto}\n"
	"table{border-collapse:collapse;width:100%;font-size:.8125rem;line-height:1.35}\n"
	"th,td{text-align:left;vertical-align:top;padding:.3rem .7rem .3rem 0;"
	"border-bottom:1px solid var(--line)}\n"
	"th:last-child,td:last-child{padding-right:0}\n"
	"thead th{color:var(--soft);font-weight:650;border-bottom:1px solid var(--line-strong);"
	"vertical-align:bottom}\n"
	"tbody th{font-weight:650;min-width:6rem}\n"
	"tbody th i{max-width:14rem}\n"
	"td,thead th{text-align:right}\n"
	"td{white-space:nowrap}\n"
	".w.w{text-align:left;white-space:normal}\n"
	".exact,:is(td,th) i{display:block;font-style:normal;font-size:.9em;font-weight:400;color:var(--soft)}\n"
	"tr.benchmark>*{background:var(--raised)}\n"
	"tbody.group+tbody.group tr:first-child>*{border-top:1px solid var(--line-strong)}\n"
	".line{display:block;padding-left:2rem;text-indent:-2rem}\n"
	"tr.lesser td{color:var(--soft)}\n"
	".q0,.q1,.q2,.q3{white-space:nowrap}\n"
	".q0::before{content:'\xe2\x97\x8b\xe2\x97\x8b\xe2\x97\x8b ';content:'\xe2\x97\x8b\xe2\x97\x8b\xe2\x97\x8b '/''}\n"
	".q1::before{content:'\xe2\x97\x8f\xe2\x97\x8b\xe2\x97\x8b ';content:'\xe2\x97\x8f\xe2\x97\x8b\xe2\x97\x8b '/''}\n"
	".q2::before{content:'\xe2\x97\x8f\xe2\x97\x8f\xe2\x97\x8b ';content:'\xe2\x97\x8f\xe2\x97\x8f\xe2\x97\x8b '/''}\n"
	".q3::before{content:'\xe2\x97\x8f\xe2\x97\x8f\xe2\x97\x8f ';content:'\xe2\x97\x8f\xe2\x97\x8f\xe2\x97\x8f '/''}\n"
	".scroll td:not(.w):empty::after{content:'\xe2\x80\x93';color:var(--soft)}\n",

	/* folds, facts in pairs, sources, method */
	"details{border-top:1px solid var(--line)}\n"
	"details:last-of-type{border-bottom:1px solid var(--line)}\n"
	"summary{cursor:pointer;padding:.5rem 0;font-weight:650;font-size:.9375rem}\n"
	"details>:not(summary){margin-bottom:.8rem}\n"
	".pairs{display:grid;grid-template-columns:fit-content(45%) minmax(0,1fr);gap:.15rem 1rem;"
	"margin:.4rem 0 0;max-width:48rem;font-size:.875rem}\n"
	".pairs dt{color:var(--soft)}\n"
	".pairs dd{margin:0;grid-column:2}\n"
	".tasks{margin:0;padding-left:1.1em;font-size:.875rem;max-width:48rem}\n"
	".tasks li{margin:.25rem 0}\n"
	".words{font-size:.875rem;max-width:48rem}\n"
	".body>h3+.words{margin-top:.3rem}\n"
	".sources{list-style:none;margin:.4rem 0;padding:0;font-size:.875rem}\n"
	".sources li{padding:.5rem 0;border-top:1px solid var(--line);max-width:48rem}\n"
	".sources li:first-child{border-top:0}\n"
	".sources a{font-weight:600}\n"
	".sources p{font-size:.8125rem;color:var(--soft)}\n"
	".method{font-size:.875rem;padding-left:1.1em;margin:0}\n"
	".method li{margin:.3rem 0;max-width:48rem}\n",

	/* what asks, and the index */
	".bar a{margin-right:1rem}\n"
	".tools{display:flex;flex-wrap:wrap;gap:.4rem 1rem;align-items:center;font-size:.875rem}\n"
	"[hidden]{display:none!important}\n"
	".tools :is(input:not([type=checkbox]),select){font:inherit;font-size:1rem;padding:.3rem .5rem;"
	"border:1px solid var(--soft);border-radius:0;background:var(--paper);color:var(--ink);"
	"max-width:100%}\n"
	".tools label{max-width:100%}\n"
	"main>.tools,main>.key,#chosen>*{margin-top:.9rem}\n"
	"#chosen h2,#chosen h3{margin-top:1rem}\n"
	"output{display:block;font:1rem/1.45 var(--serif);max-width:44em}\n"
	".roles{font-size:.875rem;table-layout:fixed}\n"
	".roles :is(th,td){border-bottom:1px solid var(--grid);padding:.25rem 0;vertical-align:middle}\n"
	".roles thead th{font-size:.75rem;vertical-align:bottom}\n"
	".roles .fam th{font:700 1.25rem/1.2 var(--serif);padding-top:1.2rem}\n"
	".roles tbody th{font-weight:400}\n"
	".roles td b{font-weight:650}\n"
	".roles td.mo{font-style:italic}\n"
	".roles col.m{width:3.6rem}.roles col.g{width:3.6rem}.roles col.a{width:2.2rem}\n"
	".roles col.w{width:0}.roles .wide{display:none}\n"
	".roles .nm{display:grid;grid-template-columns:auto 1fr;justify-items:start;align-items:start}\n"
	".roles input{margin:0 .5rem 0 0;width:1rem;height:1rem;vertical-align:-.1rem}\n"
	".roles tr:not(.fam) th{padding-right:.8rem}\n"
	".facts-by-role th[scope=col]{text-align:right}\n"
	".facts-by-role td{white-space:normal}\n",

	/* a desk */
	"@media screen and (min-width:54rem){.bar,main,.foot{padding-left:2rem;padding-right:2rem}\n"
	"h1{font-size:3.5rem}\n"
	".lede{font-size:1.375rem}\n"
	".headgrid{display:grid;grid-template-columns:1fr 22rem;gap:0 3.2rem;align-items:start}\n"
	".median,.facts{margin-top:1.7rem}\n"
	".num{font-size:6rem}\n.num small{display:inline-block}\n"
	".who{font-size:1.1875rem}\n"
	".facts>div{padding:.7rem 0}\n"
	".facts b{font-size:1.3125rem}\n"
	".toc{display:flex;gap:0 1.2rem;margin-top:1.4rem;font-size:.875rem}\n"
	".sec{display:grid;grid-template-columns:13.5rem 1fr;gap:0 3rem;margin-top:3.6rem;"
	"padding-top:1.1rem}\n"
	".hd{position:sticky;top:1.1rem;align-self:start}\n"
	"h2{font-size:1.75rem}\n"
	".body{margin-top:.2rem}\n"
	".body>*+*{margin-top:1.8rem}\n"
	".body>.key,.body>.note{margin-top:.6rem}\n"
	".body>h3+ol{margin-top:.3rem}\n"
	".two{grid-template-columns:1fr 1fr;gap:1.5rem 2.6rem}\n"
	".ladder>li{grid-template-columns:7.5rem 1fr 8rem;gap:0 1rem;padding:.75rem 0}\n"
	".ladder .nm b{display:block}\n"
	".ladder .ch{grid-column:2;grid-row:1}\n"
	".ladder .rg{grid-column:3;grid-row:1;align-self:start;color:var(--ink)}\n"
	".ladder .nt{grid-column:2/4}\n"
	".ladder>li.ax{padding:0 0 .1rem}\n"
	".ranks>li{min-height:2rem}\n"
	".desk{display:block}.tasks.few>li:nth-child(n+4){display:list-item}\n"
	".ranks.n>li{grid-template-columns:14rem 1fr 4rem;font-size:.875rem;gap:0 1rem}\n"
	".roles col.m,.roles col.g,.roles col.a{width:5.2rem}.roles col.w{width:7rem}\n"
	".roles .wide{display:table-cell}\n"
	".roles .rc{display:grid;grid-template-columns:17rem 1fr;gap:0 1rem;align-items:center}\n"
	".alt{display:inline}\n"
	".two .alt{display:none}}\n",

	/* a phone: a row of a table is a card, each figure below the name of its column */
	"@media screen and (max-width:46rem){.body>p:not([class]){font-size:.9375rem;line-height:1.45}\n"
	"summary{padding:.45rem 0;line-height:1.3}\n"
	"table:not(.roles),table:not(.roles) :is(tbody,tr)"
	"{display:block}\n"
	"table:not(.roles,.facts-by-role) thead,.facts-by-role thead td{display:none!important}\n"
	".facts-by-role thead tr{display:flex!important;flex-wrap:wrap;gap:0 1rem}\n"
	".facts-by-role td{font-size:1rem}\n"
	"table:not(.roles) tr{display:grid;grid-template-columns:1fr 1fr;gap:0 1rem;padding:.5rem 0;"
	"border-bottom:1px solid var(--line)}\n"
	"table:not(.roles) :is(th,td){display:block;border:0!important;padding:.1rem 0;"
	"text-align:left;white-space:normal;background:none;max-width:none}\n"
	"table:not(.roles) tbody th{grid-column:1/-1;font-size:.9375rem}\n"
	"table:not(.roles) td::before{display:block;font-size:.75rem;"
	"color:var(--soft)}\n"
	".three table:not(.roles) tr{grid-template-columns:1fr 1fr 1fr}\n"
	"td:nth-of-type(1)::before{content:var(--c1)}td:nth-of-type(2)::before{content:var(--c2)}\n"
	"td:nth-of-type(3)::before{content:var(--c3)}td:nth-of-type(4)::before{content:var(--c4)}\n"
	"td:nth-of-type(5)::before{content:var(--c5)}td:nth-of-type(6)::before{content:var(--c6)}\n"
	"td:nth-of-type(7)::before{content:var(--c7)}td:nth-of-type(8)::before{content:var(--c8)}\n"
	"td:nth-of-type(9)::before{content:var(--c9)}}\n",

	/* paper: two pages, in two columns, without what is folded */
	"@media print{@page{size:A4;margin:9mm 11mm}\n"
	":root{" PAGE_COLOURS_LIGHT "color-scheme:light}\n"
	"*{print-color-adjust:exact;-webkit-print-color-adjust:exact}\n"
	"html,body{font-size:10.5px;line-height:1.35}\n"
	".skip,.bar,.toc,.tools,.roles input,details,.modes>label,.noprint{display:none!important}\n"
	".panel{display:block!important;margin-top:.4rem}\n"
	".pt:not(circle),.on-paper{display:block}\n"
	".alarm{position:static}\n"
	".bar,main,.foot{max-width:none;padding-left:0;padding-right:0}\n"
	"main::before{margin-bottom:.4rem;border-width:2px}\n"
	"main{columns:2;column-gap:9mm}\n"
	".num{font-size:3.2rem}\n"
	".num,.median,.facts,.who,.sec,.body>*+*{margin-top:.5rem}\n"
	".sec{padding-top:.3rem}\n"
	".hd,h2,h3,.ax{break-after:avoid}\n"
	".hd,.key{break-inside:avoid}\n"
	".key{break-before:avoid}\n"
	".two{display:block}\n"
	".two>div+div{margin-top:.5rem}\n"
	".ax text,.chart{font-size:8px}\n"
	".chart-tick{font-size:8px}\n"
	".ladder>li,.facts>div{padding:.2rem 0}\n"
	".desk{display:block}\n"
	".ladder>li,.ranks>li,tr,figure,.median{break-inside:avoid}\n"
	".ranks>li{min-height:0}\n"
	"td,th{padding-top:.15rem;padding-bottom:.15rem}\n"
	"a{color:inherit;text-decoration:none}\n"
	".foot{margin-top:.6rem;font-size:8px}}\n",
};
/* clang-format on */

#endif
