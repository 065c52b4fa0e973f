// @ts-check
// In the viewer: a recording shown again. Its pieces are put together and cleaned like everything else that is shown;
// when they came is told by who kept them, not by the recording.

/** UTF-16 units, and events, of one recording. */
const MOST = 20_000_000;
const MOST_EVENTS = 300_000;
/** Milliseconds after which nothing happening is a pause, and what is left of it. */
const PAUSE = 3_000;
const LEFT = 1_000;
const TICK = 200;

/**
 * When each of `times` is shown, in milliseconds from the first; pauses are shortened where they are skipped.
 * @param {number[]} times ascending
 * @param {boolean} skip
 */
export function schedule(times, skip) {
  let at = 0;
  return times.map((time, i) => {
    const gap = i === 0 ? 0 : Math.max(0, time - times[i - 1]);
    at += skip && gap > PAUSE ? LEFT : gap;
    return at;
  });
}

/**
 * The same place in another schedule.
 * @param {number} at
 * @param {number[]} from
 * @param {number[]} to
 */
export function same(at, from, to) {
  let i = from.length - 1;
  while (i > 0 && from[i] > at) i -= 1;
  if (i < 0) return 0;
  const most = i + 1 < to.length ? to[i + 1] - to[i] : 0;
  return to[i] + Math.min(most, Math.max(0, at - from[i]));
}

export class Recorded {
  run = "";
  next = -1;
  size = 0;
  speed = 1;
  skip = true;
  playing = false;
  /** @type {string[]} */ parts = [];
  /** @type {any[]} */ events = [];
  /** When each event came. @type {number[]} */ came = [];
  /** When each is shown. @type {number[]} */ shown = [];
  /** @type {any} */ replayer = null;

  /**
   * @param {{ clean: (e: any) => any, make: (events: any[], speed: number) => any, say: (m: any) => void }} viewer
   */
  constructor(viewer) {
    this.viewer = viewer;
  }

  /** @param {any} m */
  take(m) {
    if (m.act === "pieces") m.pieces.forEach((/** @type {any} */ p) => this.piece(p));
    else if (m.act === "ready") this.ready();
    else if (!this.replayer) return;
    else if (m.act === "play") this.play(this.at() >= this.length() ? 0 : this.at());
    else if (m.act === "pause") this.pause(this.at());
    else if (m.act === "seek") this.seek(Number(m.to) || 0);
    else if (m.act === "speed") {
      this.speed = [1, 2, 4, 8].includes(m.speed) ? m.speed : 1;
      this.replayer.setConfig({ speed: this.speed });
    } else if (m.act === "skip") this.again(!!m.skip);
  }

  /** @param {any} p */
  piece(p) {
    this.size += String(p.text).length;
    if (this.size > MOST || this.events.length > MOST_EVENTS) return;
    if (p.run !== this.run) {
      this.run = p.run;
      this.next = -1;
      this.parts = [];
    }
    if (p.at === 0) this.parts = [];
    if (p.at !== this.parts.length) return;
    this.parts.push(String(p.text));
    if (this.parts.length < p.of) return;
    const text = this.parts.join("");
    this.parts = [];
    let events;
    try {
      events = JSON.parse(text);
    } catch {
      events = null;
    }
    if (!Array.isArray(events)) return;
    // After a gap only a picture of the whole goes on.
    if (p.n !== this.next && !events.some((e) => e?.type === 2)) return void (this.next = -1);
    this.next = p.n + 1;
    const time = Math.max(Number(p.time) || 0, this.came.at(-1) ?? 0);
    for (const raw of events) {
      const event = this.viewer.clean(raw);
      if (!event) continue;
      this.events.push(event);
      this.came.push(time);
    }
  }

  ready() {
    const whole = this.events.findIndex((e) => e.type === 2);
    if (whole < 0 || this.events.length < 2) return this.viewer.say({ kind: "empty" });
    this.begin(true, 0);
  }

  /** @param {boolean} skip @param {number} at */
  begin(skip, at) {
    this.skip = skip;
    this.shown = schedule(this.came, skip);
    this.events.forEach((e, i) => (e.timestamp = 1 + this.shown[i]));
    this.replayer = this.viewer.make(this.events, this.speed);
    this.replayer.on("finish", () => this.ended());
    this.viewer.say({ kind: "length", ms: this.length() });
    this.pause(at);
  }

  /** @param {boolean} skip */
  again(skip) {
    const before = this.shown, at = this.at(), { playing } = this;
    this.begin(skip, same(at, before, schedule(this.came, skip)));
    if (playing) this.play(this.at());
  }

  length() {
    return this.shown.at(-1) ?? 0;
  }

  at() {
    return Math.max(0, Math.min(this.length(), this.playing ? this.replayer.getCurrentTime() : this.stopped ?? 0));
  }

  /** @param {number} at */
  play(at) {
    this.playing = true;
    this.replayer.play(at);
    clearInterval(this.timer);
    this.timer = setInterval(() => this.tell(), TICK);
    this.tell();
  }

  /** @param {number} at */
  pause(at) {
    clearInterval(this.timer);
    this.playing = false;
    this.stopped = at;
    // What happened in this very moment is shown, too: the replayer stops before it.
    this.replayer.pause(at + 1);
    this.tell();
  }

  /** @param {number} to */
  seek(to) {
    const at = Math.max(0, Math.min(this.length(), to));
    if (this.playing) this.play(at);
    else this.pause(at);
  }

  ended() {
    if (!this.playing) return;
    clearInterval(this.timer);
    this.playing = false;
    this.stopped = this.length();
    this.tell();
  }

  tell() {
    this.viewer.say({ kind: "time", at: this.at(), playing: this.playing });
  }
}
