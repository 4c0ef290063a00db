/** Style of the report: calm on screen in light and dark, ink-saving on paper. */
export const reportStyle = `
:root{color-scheme:light dark;--text:#242424;--quiet:#5c5c5c;--line:#d8d8d8;--paper:#fff;--soft:#f6f6f6;--accent:#0f6cbd;
--critical:#a4001f;--error:#c4314b;--warning:#8a5300;--info:#0f6cbd;--good:#0e700e;--bar:#7fbf8e;--failed:#c4314b;--open:#c8921c;--band:#e2e2e2}
@media screen and (prefers-color-scheme:dark){:root{--text:#f0f0f0;--quiet:#b8b8b8;--line:#454545;--paper:#1e1e1e;--soft:#292929;--accent:#6cb8f6;
--critical:#ff8f9c;--error:#f1a0a9;--warning:#f3c76a;--info:#8cc8f8;--good:#86d386;--bar:#3f7f4f;--failed:#e0667a;--open:#d9ab4b;--band:#3a3a3a}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:980px;padding:32px 28px 64px;background:var(--paper);color:var(--text);
font:15px/1.5 'Segoe UI Variable','Segoe UI',system-ui,sans-serif;overflow-wrap:anywhere}
h1{font-size:28px;line-height:1.2;margin:0 0 4px}h2{font-size:20px;margin:36px 0 8px;padding-bottom:4px;border-bottom:1px solid var(--line)}
h3{font-size:17px;margin:0}h4{font-size:14px;margin:14px 0 2px}p{margin:4px 0 8px}ol,ul{margin:4px 0;padding-inline-start:24px}
.quiet,dt,th,figcaption{color:var(--quiet)}.code,code,pre{font:13px/1.45 'Cascadia Mono',Consolas,monospace}
.notice{border-inline-start:4px solid var(--warning);background:var(--soft);padding:8px 14px;border-radius:4px;margin:12px 0}
dl.terms{display:grid;grid-template-columns:max-content 1fr;gap:2px 18px;margin:12px 0}dl.terms dd{margin:0}
.finding{border:1px solid var(--line);border-radius:8px;padding:14px 18px;margin:14px 0}
.head{display:flex;flex-wrap:wrap;align-items:baseline;gap:6px 12px}.head .count{margin-inline-start:auto;color:var(--quiet)}
.severity{display:inline-flex;align-items:center;gap:6px;font-weight:600}.severity svg{align-self:center}
.severity-critical{color:var(--critical)}.severity-error{color:var(--error)}.severity-warning{color:var(--warning)}.severity-info{color:var(--info)}
.what{font-size:16px}.careful{color:var(--warning);font-weight:600}
.evidence{list-style:none;padding:0}.evidence li{margin:6px 0}.evidence pre{margin:2px 0;padding:6px 10px;background:var(--soft);border-radius:4px;white-space:pre-wrap}
table{border-collapse:collapse;width:100%;font-size:13.5px;overflow-wrap:break-word}td.code{overflow-wrap:anywhere}th,td{text-align:start;vertical-align:top;padding:5px 10px 5px 0;border-bottom:1px solid var(--line)}
th{font-weight:600}td.number,th.number{text-align:end;font-variant-numeric:tabular-nums}
.good{color:var(--good)}.bad{color:var(--error);font-weight:600}
figure{margin:12px 0}svg text{fill:var(--quiet);font:12px 'Segoe UI',system-ui,sans-serif}
.bar-succeeded{fill:var(--bar)}.bar-failed{fill:var(--failed)}.bar-unfinished{fill:var(--open)}.band{fill:var(--band)}.axis{stroke:var(--line)}
.legend{display:flex;flex-wrap:wrap;gap:4px 18px}.legend svg{vertical-align:-1px;margin-inline-end:6px}
a{color:var(--accent)}footer{margin-top:40px;color:var(--quiet);font-size:13px}
@media print{:root{color-scheme:light}body{max-width:none;padding:0;font-size:11pt}h2{break-after:avoid}.finding,figure,tr{break-inside:avoid}
.finding{border-color:#999}@page{margin:16mm 14mm}a{color:inherit}}
`;
