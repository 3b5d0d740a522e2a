/**
 * One browser of another kind, driven from outside: each line on standard input asks for one thing, each line on
 * standard output answers. Firefox is spoken to in WebDriver BiDi, WebKitGTK in WebDriver; who asks need not know.
 */
import { createInterface } from "node:readline";

const [engine, program, profile, address] = process.argv.slice(2);
const say = (answer) => process.stdout.write(JSON.stringify(answer) + "\n");

/**
 * Wait until an element lies still: a page that scrolls to what it has just drawn takes it away from under the
 * pointer, and WebKit's driver looks where it is some time before it presses there. Runs in the page.
 */
const comeToRest = async (element) => {
  const end = performance.now() + 5000;
  let last = "";
  let still = 0;
  while (still < 3 && performance.now() < end) {
    const { x, y, width, height } = element.getBoundingClientRect();
    const now = [x, y, width, height].join();
    still = now === last ? still + 1 : 0;
    last = now;
    await new Promise((on) => setTimeout(on, 50));
  }
};

/** Note in the page whether the next press falls on an element (WebKit). Runs in the page. */
const listen = (element) => {
  window.pressFell = false;
  element.addEventListener("click", () => (window.pressFell = true), { once: true, capture: true });
};

/** Firefox, and Chromium for comparison. */
async function byPuppeteer() {
  const { default: puppeteer } = await import("puppeteer-core");
  const chromium = engine === "chromium";
  const browser = await puppeteer.launch({
    browser: chromium ? "chrome" : "firefox",
    executablePath: program,
    headless: true,
    userDataDir: profile,
    defaultViewport: null,
    args: chromium
      ? ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--window-size=1280,900"]
      : ["--width=1280", "--height=900"],
    extraPrefsFirefox: {
      // Nothing of its own accord: no updates, no studies, no lists.
      "app.update.enabled": false,
      "app.normandy.enabled": false,
      "browser.region.network.url": "",
      "browser.safebrowsing.malware.enabled": false,
      "browser.safebrowsing.phishing.enabled": false,
      "datareporting.policy.dataSubmissionEnabled": false,
      "extensions.getAddons.cache.enabled": false,
      "network.captive-portal-service.enabled": false,
      "network.connectivity-service.enabled": false,
      "services.settings.server": "data:,",
    },
  });
  let page = (await browser.pages())[0] ?? (await browser.newPage());
  const found = async (selector) => {
    const handle = await page.$(selector);
    if (!handle) throw new Error(`nothing fits ${selector}`);
    return handle;
  };
  return {
    version: () => browser.version(),
    goto: ({ url }) => page.goto(url, { waitUntil: "domcontentloaded" }).then(() => undefined),
    reload: () => page.reload({ waitUntil: "domcontentloaded" }).then(() => undefined),
    evaluate: ({ script, values }) => page.evaluate(new Function("values", `return (${script})(...values)`), values),
    click: async ({ selector }) => {
      const handle = await found(selector);
      await handle.evaluate((element) => element.scrollIntoView({ block: "center", behavior: "instant" }));
      await handle.evaluate(comeToRest);
      await handle.click();
    },
    type: async ({ selector, text }) => (await found(selector)).type(text),
    press: async ({ key }) => page.keyboard.press(key),
    upload: async ({ selector, file }) => (await found(selector)).uploadFile(file),
    quit: () => browser.close(),
  };
}

/** WebKitGTK's MiniBrowser, by its own WebDriver, which listens at `address`. */
async function byWebDriver() {
  const { Builder, By, Capabilities, Key } = await import("selenium-webdriver");
  const wanted = new Capabilities({
    browserName: "MiniBrowser",
    "webkitgtk:browserOptions": { binary: program, args: ["--automation"] },
  });
  const driver = await new Builder().usingServer(address).withCapabilities(wanted).build();
  await driver.manage().setTimeouts({ script: 120_000, pageLoad: 120_000 });
  const found = (selector) => driver.findElement(By.css(selector));
  return {
    version: async () => {
      const has = await driver.getCapabilities();
      return `${has.get("browserName")} ${has.get("browserVersion")}`;
    },
    goto: ({ url }) => driver.get(url),
    reload: () => driver.navigate().refresh(),
    evaluate: async ({ script, values }) => {
      const done = await driver.executeAsyncScript(
        `const values = arguments[0], tell = arguments[1];
         Promise.resolve().then(() => (${script})(...values)).then((value) => tell({ value }), (error) => tell({ error: String(error) }));`,
        values,
      );
      if (done.error) throw new Error(done.error);
      return done.value;
    },
    click: async ({ selector }) => {
      const element = await found(selector);
      // A press beside the element is seen and made again; one that fell on it is never repeated.
      for (let times = 1; times <= 3; times += 1) {
        await driver.executeScript("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element);
        await driver.executeAsyncScript(`const tell = arguments[1]; (${comeToRest})(arguments[0]).then(tell, tell)`, element);
        await driver.executeScript(`(${listen})(arguments[0])`, element);
        await element.click();
        if ((await driver.executeScript("return window.pressFell ?? 'gone'")) !== false) return;
      }
      throw new Error(`three presses fell beside ${selector}`);
    },
    type: async ({ selector, text }) => (await found(selector)).sendKeys(text),
    press: ({ key }) => driver.actions().sendKeys(Key[key.toUpperCase()] ?? key).perform(),
    upload: async ({ selector, file }) => (await found(selector)).sendKeys(file),
    quit: () => driver.quit(),
  };
}

const acts = await (engine === "webkit" ? byWebDriver() : byPuppeteer()).catch((error) => {
  say({ error: `${engine} did not start: ${error?.message ?? error}` });
  process.exit(1);
});
say({ value: await acts.version() });
for await (const line of createInterface({ input: process.stdin })) {
  const { act, ...details } = JSON.parse(line);
  try {
    say({ value: (await acts[act](details)) ?? null });
  } catch (error) {
    say({ error: String(error?.message ?? error) });
  }
  if (act === "quit") break;
}
process.exit(0);
