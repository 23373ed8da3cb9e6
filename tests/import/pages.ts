/** Saved pages as publishers make them, about an invented event: what a reader sees around an article stands in each. */

/** The story, in paragraphs, as every page tells it. */
export const STORY = [
  'The harbour warden of Moor has written a cease-and-desist letter to the county council, saying that the ferry ramp is a danger to life and has to close before the summer timetable begins.',
  '“We have asked the county three times to close the ferry ramp before somebody drowns,” Ruth Hallow, the warden, wrote in the letter, which was sent on Monday and of which the council confirmed receipt.',
  '“Nobody should have to die for a timetable,” she added. “Close the ramp, and close it now.”',
  'The council has met twice since the letter was sent, most recently on Tuesday evening, and the ramp was not on its agenda either time, according to minutes on its website.',
  'Colin Varley, the mayor of the town, told reporters that the ramp “is the county’s business and not mine” and declined to answer further questions about the bridge, the ramp or the letter.',
  'The ramp was built in 1974 and was last inspected in 2011, when engineers found cracks in four of its piers. No repairs were made, records show, and a second inspection was put off year after year.',
];

const TITLE = 'Ferry ramp must close, says warden';
const paragraphs = (list: readonly string[] = STORY) => list.map((text) => `<p>${text}</p>`).join('\n');

const COMMENTS = `<section id="comments" class="comments-area"><h2 class="comments-title">3 thoughts on “Ferry ramp”</h2>
<ol class="comment-list"><li class="comment"><article class="comment-body"><footer class="comment-meta"><b class="fn">Angry Reader</b> says:</footer>
<div class="comment-content"><p>“This is a disgrace,” my neighbour said, and I could not agree more with every single word of it.</p></div></article></li>
<li class="comment"><article class="comment-body"><div class="comment-content"><p>Why does nobody ever ask the ferrymen? They have been saying this for years and years and years.</p></div></article></li></ol>
<form id="commentform"><p>Leave a reply</p><textarea name="comment"></textarea></form></section>`;

/** A newspaper's content management system: JSON-LD, advertisements between paragraphs, an embed, related links. */
export const NEWS = `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>${TITLE} | The Example Courier</title>
<link rel="canonical" href="https://courier.example.org/news/ferry-ramp">
<meta property="og:title" content="${TITLE}"><meta property="og:site_name" content="Example Courier Online"><meta property="og:type" content="article">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"Courier"},
{"@type":"NewsArticle","headline":"${TITLE}","datePublished":"2018-07-31T15:52:00.000Z","author":[{"@type":"Person","name":"Jane Doe"},{"@type":"Person","name":"John Roe"}],
"publisher":{"@id":"#org"}},{"@type":"NewsMediaOrganization","@id":"#org","name":"The Example Courier","parentOrganization":{"@type":"Organization","name":"Example Media Group"}}]}</script>
<style>.ad{color:red}</style><script>window.dataLayer=[{"quote":"“not this”"}]</script></head>
<body class="single has-sidebar social-ready">
<header class="site-header"><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav><div class="breadcrumbs"><a href="/">Home</a> &gt; <a href="/news">News</a></div></header>
<div class="ad ad-leaderboard" id="div-gpt-ad-1">Advertisement <p>Buy “the best car” of the year today, only at your local dealer in Moor!</p></div>
<main><article class="story"><header><h1>${TITLE}</h1><p class="byline">By <a rel="author" href="/jane">Jane Doe</a> and John Roe</p><time datetime="2018-07-31T15:52Z">July 31, 2018</time>
<div class="share-tools"><a href="#">Share</a><a href="#">Tweet</a></div></header>
<figure><img src="ramp.jpg" alt="The ramp"><figcaption>The ferry ramp on Tuesday. <span class="credit">(Photo by Ann Roe)</span></figcaption></figure>
<div class="article-body" itemprop="articleBody">
<p>${STORY[0]}</p>
<div class="ad-slot"><span>ADVERTISEMENT</span><iframe src="https://ads.example.com/x"></iframe></div>
<p>${STORY[1]?.replace('before somebody drowns', '<em>before</em> somebody&nbsp;drowns')}</p>
<p><strong>RELATED:</strong> <a href="/old">Ramp closed for “emergency repairs” last year</a></p>
<p>${STORY[2]}</p>
<div class="newsletter-signup"><h3>Sign up for our newsletter</h3><p>Get “the news that matters” every morning.</p><form><input type="email"></form></div>
<p>${STORY[3]}</p>
<div class="embed social-embed"><blockquote class="twitter-tweet" data-lang="en"><p lang="en" dir="ltr">I will not close the ramp because of a letter.<br>Not today, not tomorrow. <a href="https://t.co/abc">pic.twitter.com/abc</a></p>&mdash; Colin Varley (@mayorvarley) <a href="https://twitter.com/mayorvarley/status/1?ref_src=twsrc">July 30, 2018</a></blockquote><script async src="https://platform.twitter.com/widgets.js"></script></div>
<p>${STORY[4]}</p>
<aside class="pullquote">“Nobody should have to die for a timetable”</aside>
<p>Read more: <a href="/2">Five “deadliest” ramps of the county</a></p>
<p>${STORY[5]}</p>
</div>
<div class="tags">Tags: <a href="/t/ferry">Ferry</a> <a href="/t/ramp">Ramp</a></div>
</article>
<section class="related-articles"><h2>Related articles</h2><ul><li><a href="/a">“I saw it fall,” says witness of the bridge collapse that shook the county</a></li><li><a href="/b">Council “confident” in its budget as the summer begins</a></li></ul></section>
${COMMENTS}
</main>
<aside class="sidebar"><h3>Most read</h3><ol><li><a href="/c">Mayor “furious” over dog</a></li></ol></aside>
<footer><p>© 2018 Example Courier. All rights reserved. “Courier” is a trade mark.</p></footer>
</body></html>`;

/** A blog: no JSON-LD, a `<q>`, a block quotation of the letter, a comments section as long as the post. */
export const BLOG = `<!doctype html><html><head><meta charset="utf-8"><title>${TITLE} – Moor Notes</title>
<meta name="author" content="A. Blogger"></head><body class="post-template-default single single-post">
<div id="page"><div id="masthead"><p class="site-title"><a href="/">Moor Notes</a></p></div>
<div id="primary"><main><article class="post type-post tag-ferry category-news"><header class="entry-header"><h1 class="entry-title">${TITLE}</h1>
<div class="entry-meta">Posted on <time class="entry-date published" datetime="2018-07-31">July 31, 2018</time> by <span class="author vcard">A. Blogger</span></div></header>
<div class="entry-content">${paragraphs(STORY.slice(0, 1))}
<p>The letter states:</p>
<blockquote><p>We have asked the county three times to close the ferry ramp before somebody drowns.</p><p>Nobody should have to die for a timetable.</p></blockquote>
${paragraphs(STORY.slice(3))}
<p>One of the councillors called the ramp <q>a relic of another age</q> and said it should go.</p>
<div class="sharedaddy sd-sharing-enabled"><h3>Share this:</h3><ul><li><a href="#">Twitter</a></li></ul></div>
<div id="jp-relatedposts" class="jp-relatedposts"><h3>Related</h3><a href="/x">“Ramp rage” in Moor</a></div></div></article>
${COMMENTS.replace('</ol>', `${`<li class="comment"><article class="comment-body"><div class="comment-content"><p>“I have said it before and I will say it again,” as my old father used to say, and he was right, as he always was.</p></div></article></li>`.repeat(12)}</ol>`)}
</main></div><div id="secondary" class="widget-area"><section class="widget widget_recent_entries"><h2>Recent posts</h2><ul><li><a href="/y">My “garden”</a></li></ul></section></div></div></body></html>`;

/** An AMP page with its components. */
export const AMP = `<!doctype html><html ⚡ lang="en"><head><meta charset="utf-8"><title>${TITLE}</title>
<link rel="canonical" href="https://herald.example.com/ferry-ramp"><script async src="https://cdn.ampproject.org/v0.js"></script>
<script type="application/ld+json">{"@context":"http://schema.org","@type":"NewsArticle","mainEntityOfPage":"https://herald.example.com/ferry-ramp","headline":"${TITLE}","datePublished":"2018-07-31","author":{"@type":"Person","name":"Jane Doe"},"publisher":{"@type":"Organization","name":"Example Herald"}}</script>
<style amp-boilerplate>body{visibility:hidden}</style><style amp-custom>.ad{}</style></head><body>
<amp-sidebar id="menu"><ul><li><a href="/">Home</a></li></ul></amp-sidebar>
<article><h1>${TITLE}</h1><p class="author-line">By Jane Doe</p><amp-social-share type="twitter"></amp-social-share>
${paragraphs(STORY.slice(0, 2))}<amp-ad width="300" height="250" type="doubleclick"><div placeholder>Ad: “Buy now”</div></amp-ad>
${paragraphs(STORY.slice(2, 4))}<amp-twitter width="375" height="472" layout="responsive" data-tweetid="1"><blockquote placeholder class="twitter-tweet"><p>The county will answer in due course, and not before.</p>— Moor County (@moorcounty) <a href="https://x.com/moorcounty/status/2">July 31, 2018</a></blockquote></amp-twitter>
${paragraphs(STORY.slice(4))}</article>
<amp-embed type="taboola"><p>You may like: “Ten tricks”</p></amp-embed></body></html>`;

/** A page as SingleFile saves it: one line, inlined pictures, hidden elements, its own comment at the head. */
export const SINGLE_FILE = `<!DOCTYPE html> <html lang=en><!--
 Page saved with SingleFile 
 url: https://gazette.example.net/2018/07/ferry-ramp?utm_source=x 
 saved date: Wed Aug 01 2018 09:30:00 GMT+0200 (Central European Summer Time)
--><head><meta charset=utf-8><title>${TITLE} - Harbour Gazette</title><meta property=og:site_name content="Harbour Gazette"><meta property=article:published_time content=2018-07-31T14:00:00+02:00><style>:root{--sf-img-1:url("data:image/png;base64,${'A'.repeat(20_000)}")}</style><meta name=author content="Jane Doe"></head>
<body><div class=wrap><div class=top><a href=/>Harbour Gazette</a></div><h1>${TITLE}</h1><img src="data:image/jpeg;base64,${'B'.repeat(50_000)}" alt><div class=sf-hidden>“Hidden words” that nobody sees on this page at all.</div><div class=text>${paragraphs()}</div><div class=teasers><ul><li><a href=/1>“Gulls” attack children in the market square again</a><li><a href=/2>Bakery closes after ninety years</a></ul></div><template shadowrootmode=open><p>“Shadow” words</p></template></div></body></html>`;

/** The same page as Chromium saves it in one file. */
export const MHTML = [
  'From: <Saved by Blink>',
  'Snapshot-Content-Location: https://gazette.example.net/2018/07/ferry-ramp',
  `Subject: ${TITLE}`,
  'Date: Wed, 1 Aug 2018 09:30:00 +0200',
  'MIME-Version: 1.0',
  'Content-Type: multipart/related; type="text/html"; boundary="----part"',
  '',
  '------part',
  'Content-Type: text/html',
  'Content-Transfer-Encoding: quoted-printable',
  'Content-Location: https://gazette.example.net/2018/07/ferry-ramp',
  '',
  `<html><head><meta http-equiv=3D"Content-Type" content=3D"text/html; charset=3DUTF-8"><title>${TITLE}</title></head><body><h1>${TITLE}</h1>`,
  ...STORY.map((text) => `<p>${quotedPrintable(text)}</p>`),
  '</body></html>',
  '------part',
  'Content-Type: image/png',
  'Content-Transfer-Encoding: base64',
  'Content-Location: https://gazette.example.net/ramp.png',
  '',
  'iVBORw0KGgo=',
  '------part--',
  '',
].join('\r\n');

function quotedPrintable(text: string): string {
  const encoded = [...Buffer.from(text)].map((byte) =>
    byte > 126 || byte === 61 ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}` : String.fromCharCode(byte),
  );
  const lines: string[] = [''];
  for (const piece of encoded) {
    if ((lines.at(-1)?.length ?? 0) + piece.length > 75) lines.push('');
    lines[lines.length - 1] += piece;
  }
  return lines.join('=\r\n');
}
