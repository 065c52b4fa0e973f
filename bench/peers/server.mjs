// What the program is measured beside: the same work as a small team would do it with Fastify, socket.io and
// SQLite (its full-text search, too), as durable as ours.
//   node server.mjs PORT FOLDER [ARTICLES.json]
import { readFileSync } from "node:fs";
import { join } from "node:path";
import Database from "libsql";
import Fastify from "fastify";
import { Server } from "socket.io";

const [port, folder, articles] = process.argv.slice(2);
const db = new Database(join(folder, "peer.db"));
db.exec(`pragma journal_mode = wal; pragma synchronous = full;
  create table persons (id text primary key, name text) strict;
  create table sessions (secret text primary key, person text) strict;
  create table orders (id text primary key, person text, status text, address text, total integer, placed integer) strict;
  create index orders_person on orders (person, placed);
  create table lines (order_id text, name text, price integer, quantity integer) strict;
  create index lines_order on lines (order_id);
  create table timeline (person text, at integer, text text) strict;
  create table messages (room text, n integer, body text, at integer, primary key (room, n)) strict;
  create table events (visit text, id text, at integer, kind text, body text, primary key (visit, id)) strict, without rowid;
  create virtual table articles using fts5(id unindexed, title, content);`);

const fill = db.transaction(() => {
  db.prepare("insert into persons values ('ann', 'Ann Bench')").run();
  db.prepare("insert into sessions values ('secret', 'ann')").run();
  const order = db.prepare("insert into orders values (?, 'ann', 'pending', '{}', 8900, ?)");
  const line = db.prepare("insert into lines values (?, 'Cup', 890, 1)");
  for (let n = 0; n < 64; n++) {
    order.run(`B${n}`, n);
    line.run(`B${n}`);
    line.run(`B${n}`);
  }
  if (!articles) return;
  const add = db.prepare("insert into articles values (?, ?, ?)");
  for (const a of JSON.parse(readFileSync(articles, "utf8"))) add.run(a.id, a.title, a.content);
});
fill();
db.exec("insert into articles(articles) values ('optimize')");

const escape = (text) => String(text).replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
const page = (title, body) => `<!doctype html><html lang="en"><title>${escape(title)}</title><main>${body}</main></html>`;
const html = (reply, text) => reply.header("content-type", "text/html; charset=utf-8").send(text);

const session = db.prepare("select p.id, p.name from sessions s join persons p on p.id = s.person where s.secret = ?");
const ordersOf = db.prepare("select id, status, total, placed from orders where person = ? order by placed desc limit 10");
const linesOf = db.prepare("select name, price, quantity from lines where order_id = ?");
const setAddress = db.prepare("update orders set address = ? where id = ? and status = 'pending'");
const note = db.prepare("insert into timeline values ('ann', ?, ?)");
const find = db.prepare(`select id, highlight(articles, 1, '<b>', '</b>') title,
  snippet(articles, 2, '<b>', '</b>', '…', 24) text from articles where articles match ? order by rank limit 20`);
const last = db.prepare("select coalesce(max(n), 0) n from messages where room = ?");
const keep = db.prepare("insert into messages values (?, ?, ?, ?)");

const app = Fastify();
app.get("/", (_, reply) => reply.send("ready"));
app.get("/orders", (request, reply) => {
  const secret = /secret=([^;]+)/.exec(request.headers.cookie ?? "")?.[1];
  const person = session.get(secret ?? "");
  if (!person) return reply.code(303).header("location", "/").send();
  const rows = ordersOf.all(person.id).map((o) => {
    const lines = linesOf.all(o.id);
    return `<li><a href="/orders/${o.id}">${escape(lines[0].name)} and ${lines.length - 1} more</a>
      <span>${o.status}</span> <span>${(o.total / 100).toFixed(2)}</span> <time>${new Date(o.placed).toISOString()}</time></li>`;
  });
  return html(reply, page("Orders", `<h1>Orders of ${escape(person.name)}</h1><ul>${rows.join("")}</ul>`));
});
const change = db.transaction((id, body) => {
  const done = setAddress.run(JSON.stringify(body), id).changes;
  note.run(Date.now(), `address of ${id}`);
  return done;
});
app.post("/orders/:id/address", (request, reply) => {
  const done = change.immediate(request.params.id, request.body);
  return reply.code(done ? 200 : 409).send({ done });
});
app.get("/search", (request, reply) => {
  const words = String(request.query.q ?? "").split(/\s+/).filter(Boolean).map((w) => `"${w.replaceAll('"', "")}"`);
  const hits = find.all(words.join(" ")).map((h) => `<li><a href="/articles/${h.id}">${h.title}</a><p>${h.text}</p></li>`);
  return html(reply, page("Search", `<ul>${hits.join("")}</ul>`));
});

const io = new Server(app.server);
const seen = db.prepare("insert into events values (?, ?, ?, ?, ?) on conflict do nothing");
const observe = db.transaction((visit, events) => {
  for (const e of events) seen.run(String(visit), e.id, Date.now(), e.kind, JSON.stringify(e));
});
/** What went wrong in each visit. */
const troubles = new Map();
const post = db.transaction((room, body) => {
  const { n } = last.get(room);
  keep.run(room, n + 1, body, Date.now());
  return n + 1;
});
io.on("connection", (socket) => {
  socket.on("join", (room) => socket.join(room));
  socket.on("desk", () => socket.join("desk"));
  socket.on("visit", ({ visit, events }, done) => {
    observe.immediate(visit, events);
    const wrong = (troubles.get(visit) ?? 0) + events.filter((e) => e.kind === "invalid").length;
    troubles.set(visit, wrong);
    if (wrong >= 6) io.to("desk").emit("stuck", { stuck: visit });
    done();
  });
  socket.on("message", ({ room, body }) => io.to(room).emit("message", { n: post.immediate(room, body), body }));
});
await app.listen({ port: Number(port), host: "127.0.0.1" });
