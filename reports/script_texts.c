/* SPDX-License-Identifier: GPL-3.0-or-later */
/* script_texts.c: the scripts of the pages; see script.h.
 *
 * Each builds what it shows from the page's own elements and from the JSON beside it, as text and never
 * as markup. The percentile of a salary is that of stats/percentile_curve.h, which `paybands place` uses:
 * tests/browser holds the two to each other. SIGN and UNIT are those of script.c: no amount and no sign stands
 * here without them.
 */
#include "reports/script.h"

/* clang-format off */

/* See figures_text.h. */
#define READ_FIGURES \
	"var D='0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_';\n" \
	"function band(text,at){var s=text.substr(at*10,10),q=[],v=0;\n" \
	"if(!s.trim())return null;\n" \
	"for(var i=0;i<10;i+=2){v+=100*UNIT*(64*D.indexOf(s[i])+D.indexOf(s[i+1]));q.push(v);}return q;}\n" \
	"function money(v){return SIGN+Math.round(v).toString().replace(/\\B(?=(\\d{3})+(?!\\d))/g,',');}\n" \
	"function even(v){var r=Math.round(v);return Math.abs(v%1)===.5&&r%2?r-1:r;}\n" \
	"function short(v){return even(v/1e3)<1e3?SIGN+even(v/1e3)+'K':\n" \
	"SIGN+String(even(v/1e5)/10)+'M';}\n" \
	"function make(tag,text,cls){var e=document.createElement(tag);\n" \
	"if(text!=null)e.textContent=text;if(cls)e.className=cls;return e;}\n"

static const char *const your_pay[] = {
	"(function(){'use strict';\n"
	READ_FIGURES
	"var box=document.getElementById('your-pay');if(!box)return;\n"
	"var d=JSON.parse(document.getElementById('pay-data').textContent);\n"
	"var level=box.querySelector('[name=level]'),place=box.querySelector('[name=place]'),\n"
	"pay=box.querySelector('[name=pay]'),out=box.querySelector('output');\n"
	"var Z=[-1.2815515655446004,-0.6744897501960817,0,0.6744897501960817,1.2815515655446004];\n",

	/* As percentile_curve.c: monotone cubics of the logarithm by the normal score. */
	"function slopes(y){var m=[],s=[],i;\n"
	"for(i=0;i<4;i++)s.push((y[i+1]-y[i])/(Z[i+1]-Z[i]));\n"
	"for(i=0;i<5;i++)m.push(i===0?s[0]:i===4?s[3]:(s[i-1]+s[i])/2);\n"
	"for(i=0;i<4;i++){if(s[i]===0){m[i]=m[i+1]=0;continue;}\n"
	"var l=Math.hypot(m[i]/s[i],m[i+1]/s[i]);if(l>3){m[i]*=3/l;m[i+1]*=3/l;}}\n"
	"return {m:m,low:s[0],high:s[3]};}\n"
	"function score(q,v){var y=q.map(Math.log),k=slopes(y),x=Math.log(v),i=0;\n"
	"if(x<y[0])return k.low?Z[0]+(x-y[0])/k.low:-9;\n"
	"if(x>=y[4])return x===y[4]?Z[4]:k.high?Z[4]+(x-y[4])/k.high:9;\n"
	"while(x>=y[i+1])i++;\n"
	"var lo=0,hi=1,w=Z[i+1]-Z[i];\n"
	"for(var r=0;r<60;r++){var p=(lo+hi)/2,t=1-p;\n"
	"var c=y[i]*t*t*(1+2*p)+y[i+1]*p*p*(3-2*p)+w*p*t*(k.m[i]*t-k.m[i+1]*p);\n"
	"if(c<=x)lo=p;else hi=p;}return Z[i]+lo*w;}\n"
	"function share(z){var t=1/(1+.2316419*Math.abs(z)),y=Math.exp(-z*z/2)*.3989422804014327*t*(\n"
	".31938153+t*(-.356563782+t*(1.781477937+t*(-1.821255978+t*1.330274429))));\n"
	"return z>0?1-y:y;}\n"
	"function nth(n){var e=n%100>10&&n%100<14?'th':['th','st','nd','rd'][n%10]||'th';return n+e;}\n",

	"function answer(){var v=+pay.value.split(SIGN.trim()).join('').replace(/[,\\s]/g,'')\n"
	".replace(/k(?!.)/i,'e3');\n"
	"var q=band(d.figures,place.selectedIndex*d.levels.length+level.selectedIndex);\n"
	"if(!q){out.textContent='There is no figure for this level there.';return;}\n"
	"var where=level.value+', '+d.places[place.selectedIndex]+': ';\n"
	"var half='half earn '+short(q[1])+'\\u2013'+short(q[3])+', the median is '+money(q[2])+'.';\n"
	"if(!(v>=1e3*UNIT&&v<=1e7*UNIT)){out.textContent=(pay.value.trim()?'Not understood: write the pay of '+\n"
	"'a year, such as '+short(q[2])+' or '+money(q[2])+'. ':'')+where+half;return;}\n"
	"var p=100*share(score(q,v)),n=Math.min(99,Math.max(1,Math.round(p)));\n"
	"var c=Math.round(100*(v/q[2]-1));\n"
	"out.dataset.percentile=p.toFixed(2);\n"
	"out.textContent=money(v)+' a year is '+(v<q[0]?'below the 10th percentile, ':\n"
	"v>q[4]?'above the 90th percentile, ':'')+'at about the '+nth(n)+' percentile of our estimate, '+\n"
	"(c===0?'at the median':Math.abs(c)+'% '+(c<0?'below':'above')+' the median')+'. '+where+half;}\n"
	"d.levels.forEach(function(l){level.appendChild(make('option',l));});\n"
	"d.places.forEach(function(p){place.appendChild(make('option',p));});\n"
	"[level,place,pay].forEach(function(e){e.addEventListener('input',answer);});\n"
	"function from(){var h=decodeURIComponent(location.hash).match(/^#pay=([^;]*);([^;]*);(.*)/);\n"
	"if(h){level.selectedIndex=Math.max(0,d.levels.indexOf(h[1]));\n"
	"place.selectedIndex=Math.max(0,d.places.indexOf(h[2]));pay.value=h[3];box.open=true;}answer();}\n"
	"box.hidden=false;window.addEventListener('hashchange',from);from();\n"
	"})();\n",
};

static const char *const index_[] = {
	"(function(){'use strict';\n"
	"function make(tag){return document.createElement(tag);}\n"
	"var tools=document.getElementById('tools'),table=document.querySelector('.roles');\n"
	"if(!tools||!table)return;\n"
	"var find=tools.querySelector('[name=find]'),family=tools.querySelector('[name=family]'),\n"
	"group=tools.querySelector('[name=category]'),\n"
	"sort=tools.querySelector('[name=sort]'),go=document.getElementById('compare'),\n"
	"count=document.getElementById('count');\n"
	"var bodies=[].slice.call(table.tBodies),all=make('tbody'),rows=[];\n"
	"bodies.forEach(function(b){b.rest=[].slice.call(b.rows,1);rows=rows.concat(b.rest);});\n"
	"rows.forEach(function(r){var c=make('input');c.type='checkbox';c.value=r.dataset.id;\n"
	"c.setAttribute('aria-label','Compare '+r.querySelector('a').textContent);\n"
	"c.addEventListener('change',picked);r.querySelector('.nm').prepend(c);});\n",

	"function picked(){var p=rows.filter(function(r){return r.querySelector('input').checked;});\n"
	"rows.forEach(function(r){var c=r.querySelector('input');c.disabled=p.length>3&&!c.checked;});\n"
	"go.hidden=p.length<2;\n"
	"go.href='compare.html#'+p.map(function(r){return r.dataset.id;}).join(',');\n"
	"go.textContent='Compare '+p.length+' roles';}\n"
	"function show(){var w=find.value.trim().toLowerCase(),f=family.value,k=sort.value,shown=0;\n"
	"var g=group?group.value:'';\n"
	"rows.forEach(function(r){r.hidden=!(r.dataset.words.indexOf(w)>=0&&(!f||r.dataset.family===f)&&\n"
	"(!g||r.dataset.category===g));\n"
	"shown+=!r.hidden;});\n"
	"if(k){bodies.forEach(function(b){b.remove();});\n"
	"rows.slice().sort(function(a,b){var x=a.dataset[k],y=b.dataset[k];\n"
	"if(x===''||y==='')return (x==='')-(y==='');\n"
	"return k==='words'?(x<y?-1:1):y-x;}).forEach(function(r){all.appendChild(r);});\n"
	"table.appendChild(all);}\n"
	"else{all.remove();bodies.forEach(function(b){b.rest.forEach(function(r){b.appendChild(r);});\n"
	"b.hidden=b.rest.every(function(r){return r.hidden;});table.appendChild(b);});}\n"
	"count.textContent=shown===rows.length?'':shown+' of '+rows.length+' roles';}\n"
	"[find,family,group,sort].forEach(function(e){if(e)e.addEventListener('input',show);});\n"
	"tools.hidden=false;show();picked();\n"
	"})();\n",
};

static const char *const compare[] = {
	"(function(){'use strict';\n"
	READ_FIGURES
	"var d=JSON.parse(document.getElementById('compare-data').textContent);\n"
	"var box=document.getElementById('chosen'),picks=document.getElementById('picks');\n"
	"var SVG='http://www.w3.org/2000/svg',selects=[];\n"
	"function mark(svg,tag,a){var e=document.createElementNS(SVG,tag);\n"
	"for(var k in a)e.setAttribute(k,a[k]);return svg.appendChild(e);}\n"
	"function chart(q,lo,hi){var svg=document.createElementNS(SVG,'svg');\n"
	"function at(v){return (100*(v-lo)/(hi-lo)).toFixed(1)+'%';}\n"
	"svg.setAttribute('height',24);svg.setAttribute('aria-hidden','true');\n"
	"mark(svg,'line',{'class':'wk',x1:at(q[0]),x2:at(q[4]),y1:12,y2:12});\n"
	"mark(svg,'rect',{'class':'est',x:at(q[1]),width:(100*(q[3]-q[1])/(hi-lo)).toFixed(1)+'%',y:6,height:12});\n"
	"mark(svg,'line',{'class':'halo',x1:at(q[2]),x2:at(q[2]),y1:6,y2:18});\n"
	"mark(svg,'line',{'class':'tick',x1:at(q[2]),x2:at(q[2]),y1:4,y2:20});return svg;}\n",

	"function axis(lo,hi,step){var li=make('li',null,'ax'),ch=make('div',null,'ch'),n=Math.round((hi-lo)/step);\n"
	"var svg=document.createElementNS(SVG,'svg');svg.setAttribute('height',16);\n"
	"for(var k=0;k<=n;k++){var t=mark(svg,'text',{'class':k%2?'alt':'',x:100*k/n+'%',y:11});\n"
	"t.textContent=lo+k*step?short(lo+k*step):SIGN+'0';if(k===0||k===n)t.style.textAnchor=k?'end':'start';}\n"
	"li.setAttribute('aria-hidden','true');ch.appendChild(svg);li.appendChild(ch);return li;}\n"
	"function pick(i){var l=make('label',null),s=make('select');\n"
	"l.appendChild(make('span','Role '+(i+1)+' '));s.appendChild(make('option','\\u2014'));\n"
	"d.roles.forEach(function(r){s.appendChild(make('option',r.name));});\n"
	"s.addEventListener('input',function(){location.hash=chosen().map(function(r){return r.id;}).join(',');});\n"
	"l.appendChild(s);picks.appendChild(l);selects.push(s);}\n"
	"function chosen(){return selects.map(function(s){return d.roles[s.selectedIndex-1];}).filter(Boolean);}\n"
	"function facts(roles){var t=make('table',null,'facts-by-role'),head=make('tr');\n"
	"var top=make('thead'),body=make('tbody');top.appendChild(head);t.appendChild(top);t.appendChild(body);\n"
	"head.appendChild(make('td','','w'));roles.forEach(function(r,i){var h=make('th'),a=make('a',r.name);\n"
	"t.style.setProperty('--c'+(i+1),JSON.stringify(r.name));\n"
	"h.scope='col';a.href='roles/'+r.id+'.html';h.appendChild(a);head.appendChild(h);});\n"
	"d.facts.forEach(function(f,i){var row=make('tr'),h=make('th',f);h.scope='row';row.appendChild(h);\n"
	"roles.forEach(function(r){row.appendChild(make('td',r.facts[i]));});body.appendChild(row);});\n"
	"var s=make('div',null,'scroll');s.tabIndex=0;s.setAttribute('role','region');\n"
	"s.setAttribute('aria-label','Facts by role');s.appendChild(t);return s;}\n",

	"function levels(roles){var lo=Infinity,hi=0,any=[],list=make('div');\n"
	"list.appendChild(make('h2','Pay by level'));\n"
	"d.levels.forEach(function(name,i){var bands=roles.map(function(r){return band(r.figures,i);});\n"
	"if(!bands.some(Boolean))return;any.push([name,bands]);\n"
	"bands.forEach(function(q){if(q){lo=Math.min(lo,q[0]);hi=Math.max(hi,q[4]);}});});\n"
	"if(!any.length){list.appendChild(make('p','There is no estimate by level of these roles.','soft'));return list;}\n"
	"var step=(hi-lo>3e5*UNIT?1e5:5e4)*UNIT;lo=Math.floor(lo/step)*step;hi=Math.ceil(hi/step)*step;\n"
	"any.forEach(function(l){var ol=make('ol',null,'ranks b');\n"
	"ol.style.setProperty('--n',(hi-lo)/step);list.appendChild(make('h3',l[0]));ol.appendChild(axis(lo,hi,step));\n"
	"var none=[];\n"
	"l[1].forEach(function(q,i){if(!q){none.push(roles[i].name);return;}\n"
	"var li=make('li'),ch=make('div',null,'ch');\n"
	"li.appendChild(make('div',roles[i].name,'nm'));ch.appendChild(chart(q,lo,hi));\n"
	"li.appendChild(ch);li.appendChild(make('div',short(q[2]),'rg'));ol.appendChild(li);});\n"
	"list.appendChild(ol);\n"
	"if(none.length)list.appendChild(make('p','No estimate at this level: '+none.join(', ')+'.','soft'));});\n"
	"return list;}\n"
	"function draw(){var ids=decodeURIComponent(location.hash.slice(1)).split(',').slice(0,4);\n"
	"selects.forEach(function(s,i){s.selectedIndex=1+d.roles.findIndex(function(r){return r.id===ids[i];});});\n"
	"var roles=chosen();box.textContent='';\n"
	"if(roles.length<2){box.appendChild(make('p',roles.length?'There is nothing to compare '+\n"
	"roles[0].name+' with yet: choose a second role.':'Choose two to four roles.','soft'));return;}\n"
	"box.appendChild(facts(roles));box.appendChild(levels(roles));}\n"
	"for(var i=0;i<4;i++)pick(i);picks.hidden=false;document.getElementById('no-script').hidden=true;\n"
	"window.addEventListener('hashchange',draw);draw();\n"
	"})();\n",
};
/* clang-format on */

#define SCRIPT(pieces_)                                                                            \
	{                                                                                          \
		.pieces = (pieces_), .count = sizeof(pieces_) / sizeof(*(pieces_))                 \
	}
const struct page_script script_index = SCRIPT(index_);
const struct page_script script_compare = SCRIPT(compare);
const struct page_script script_your_pay = SCRIPT(your_pay);
