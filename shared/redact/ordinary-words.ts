/**
 * Words of four and five letters that stand in these logs, in the texts of this product, or in any English or German
 * sentence. A name that is one of them cannot be hidden wherever the bare word stands. Longer ones are in `protected.ts`.
 */
const ordinaryWords: ReadonlySet<string> = new Set(
  `abend aber able abort about above acht acid acre acts added adds admin adsi after again aged agent ages agree
  ahead aktiv alias alike alive alle allen alles allow ally alone along alpha also alte alter among anew anker
  ansi ante anti apart apos apply apps arch area args arms army array ascii aside asked asks asof async auch
  audit auth auto avid aviso await aware away azubi azure baby back bags bail bald ball band bank bare bars base
  based basic batch bath bead bear bears beat beats been beer began begin begun beide beim being bekam bell
  below belt best beta bevor bias bill bind binds bird bits bitte blank blieb blip blips blob block blog blow
  blue boat body bold bond bone boot bore boss both bound bowl break brief bring broad broke brown bsspr btext
  buch buero build built bull bund burst bush busy byte bytes büro cable cache cake call calls calm came camel
  camp cant cards care carry cars case cash cast catch cause cave cdata ceil cell cells cert chain chart cheap
  check ches child china chip chunk chyba cidr cisco city civil class clean clear click clock close cloud clubs
  cmos coal coat code codes cold colon come comes comma const cook cool copy core corn cost costs could count
  cover crash crew crop cross cure cuts cycle czech dafür daher dahin damit dance dann daran dare darf dark dass
  data date datei dates dator datum davon davor days dead deaf deal dear debug deck deep delay delta demo denen
  deny depth desk dhcp dial dient dies diese diet digit dirty dish disk disks diva docs does doesn done door
  doors dort dose doubt down dozen draft drag drain dream drei dress drive drop drops drug drum dual durch dust
  dutch duty dword each early earn earns east easy eben ebusy edge edit eggs ehre eight eine einem einen einer
  eines else email emea emits empty ende ended enden endet ends enter entra entry enum eperm epic epoch equal
  erro error erst erste esent etwa etwas euro even event ever every evil evtx exact exam exced excel exec exist
  exit extra eyes face fact facts fail fails fair falls false fand farm fast fatal fate fault fear feed feel
  fehlt feil fejl fence fest fetch fewer fiber field file files fill fills film final find finds fine fire fired
  firm first fish fits five fixed flag flags flaps flash flat flip flood floor flow flush fold food foot force
  ford form forms forst fort found four fout fragt frame free frei frist from front fruit fuel full fund fuzzy
  führt fünf gain game gamma gaps gate gave gear geben gehen geht genau gerät gets gibt gift gilt ging girl give
  given gives glad glas glued glues gmail goal goes going gold golf gone good gott grace grant grau gray greek
  greta grey group grow grown grows grund größe grün guard guess guid guide guids gulf gute guten haben hair
  half hall halle hand hands hang hangs hard harm hash haus have head heals hear heard heart heat heavy heißt
  held hell help helps here hero herr hide hier high hill hint hints hinzu hire hkcu hkey hklm hold holds hole
  holen holt holy home hope horse host hosts hotel hour hours html http https hund hung hurts hält hängt idea
  idle ihnen ihre ihren ihrer image immer inbox index ines infer info infos inner input intag intel into intra
  iron irre irren issue item items jahr japan jazz jede jedem jeden jeder jedes join joins joke json jsonl judge
  july jump jumps june jung junk jury just kafka kalt kalte kann karte kasse kauf keep keeps kein keine kennt
  kept kerb kern keys kick kill kills kind kinds king klar knew know known knows komma kommt konto kopf kopie
  kraft kreis kurz kurze küche label labor lack lacks laden lager lake lamp land lane lang large last lasts late
  later latin lauf ldap ldaps lead leads leaf leak leap learn least leave leben lebt leer left legen lehnt leid
  lesen less lets level liegt lies ließ life lift light like limit line lines link links linux lion lips list
  liste lists live lives load loads loan local lock login logo logon logs lokal lone long look looks loop loops
  lord loses loss lossy lost lotus love lower luck lunch lync länge lässt läufe läuft lösen lücke macht macos
  made magic mail mails main major make makes male mann many march mark marks mask match math meal mean means
  meant meat media meet meets mehr meist memo mesh meta metal might milk mill mind mine minor minus mist mixed
  mixes mkdir mode model modul monat mond money month mood moon more most mouth move moved moves msds msol much
  multi music muss must mutex nach nacht naive name named namen names navy near neben neck need needs nennt nest
  nests netbt netsh netz neue neuen neuer neues never newer news next nice nicht nimmt nine noch node nodes
  noise none nord norm nose note noted notes ntfs ntlm null nötig oauth oben obst occur ocean oder offen offer
  often ohne older omega omit omits once ones only oops open opens opera opfer oral order orte other ours outs
  oven over owner pack page pages paid pair pairs palm pane panel paper park parse part parts party pass passt
  past paste patch path paths pause peace peak peek pfad phase phone photo piano pick picks piece pilot ping
  pings pink pipe pity pivot pizza place plain plan plans plate platz play plus poem poet point pole poll pool
  poor port ports post pound power press price pride prime print prize probe prod proof proto prov prove proxy
  prüft pull pulse pump punkt pure push puts queen query quick quiet quite quot quota quote race radio rail rain
  raise range rapid rare rasch rate rats reach read reads ready real recht rede redis refer regel regex reihe
  rein relay reset rest retry rich ride right ring rise rises risk river road robot rock role roles rolle roof
  room root roots rose round route rows royal rsat ruhe ruhen ruht rule rules runs rural rush sache safe safer
  saft sagen sagt said sales salt samba same sand sane satz save saved says scale scan sccm schon scope score
  sddl seal seat seed seeds seek seen sees sehen sein seine seit sekre self sell send sends sense sent serve
  sets setup setzt seven shaky shape share shell shift ship ships shirt shoes shop shore short shot show shown
  shows shut sich sick side sides sids sieht sign signs silk since sind sing sinn site sits size sizes skew skin
  skip skips skype slack slash sleep slice slide slip slot slots slow small smart smell smile smoke smtp snmp
  snow sofa soft soil soll solle some song sonst soon sort soul sound south space spain span spans spawn speak
  speed spend spiel split spoke spool sport spot squid sspr stack stage stale stamm stamp stand star stark start
  stat state statt stay stays stdio steel steht step steps stern stick still stock stoff stone stop stops store
  storm story strom stuck style such suche sugar suite super sure surge swap swarm sweet swim sync table tabs
  tage tagen tail take taken takes talks tank tape task tasks taste tcpip teach team teams tear tech teil teile
  tell tells temp tens tent tenth terms test tests text texts than that their them theme then there these they
  thin thing think third this those three threw throw tick ticks tief tier tiger time timed timer times tisch
  titel title today todo token told tone took tool tools topic torn torus total touch tour tower town trace
  track trade train tree trees trend trial tried tries trim trip truck true trust truth tube tuple turn turns
  twice twin type typed types ufer umzug under undo union unit units unix unter until upon upper ural urban used
  user users uses using usual util valid value vast vault verb very veto viel viele view views vlan voice void
  volle vote wage wahl wait waits wald walk wall wand want wants waren warm warn warum wash watch wave weak wear
  webex weder week wege wegen wein weist weit weiß well welt wenig wenn went were werk wert werte west what
  wheel when where which while white whole whom whose wide wies wife wild will wind wine wing wins wird wire
  wirt wirte wise wish with wlan wolf wood wool word words work works world worst wort worth would wraps write
  wrong wrote wurde würde xenon xmlns xpath yaml year years yield young your youth zahl zaun zebra zeigt zeit
  zero zeros zeug ziel zlib zoll zone zoom zwei zwölf älter über`.split(/\s+/),
);

/** `lower` in small letters. Words under four letters are always ordinary: abbreviations stand everywhere. */
export function isOrdinaryWord(lower: string): boolean {
  return lower.length < 4 || ordinaryWords.has(lower);
}
