/** A tutor's tasks as files: a Word sheet, a page to print, a calendar. */
import JSZip from "jszip";
import type { Part } from "./task_parts";
import { titled } from "./task_parts";
import { dayInWords, rolesInWords, terms, type Task } from "./task_link";

/** A task with the tutor's own words, which stay out of the link. */
export interface Row extends Task {
  note: string;
}

export interface Sheet {
  title: string;
  rows: Row[];
  /** The whole link that students open. */
  link: string;
}

const OPEN = "Open this link on your own device. Your tasks stand at the front, in order. Nobody is told what you do there.";

// The Word sheet: the parts of Office Open XML (ECMA-376, part 1) that Word needs and no more.

const TYPES = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>`;
const RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATED}/officeDocument" Target="word/document.xml"/></Relationships>`;
const STYLES = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="22"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="36"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="240"/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:sz w:val="26"/></w:rPr></w:style></w:styles>`;

/** A sheet as the bytes of a `.docx`. */
export async function word(sheet: Sheet, parts: readonly Part[]): Promise<Uint8Array> {
  const body = [paragraph(title(sheet), "Heading1"), paragraph(OPEN), linked()];
  sheet.rows.forEach((row, at) => {
    body.push(paragraph(`${at + 1}. ${titled(row.id, parts)}`, "Heading2"), paragraph(capital(terms(row))));
    for (const line of row.note.split("\n")) if (line.trim()) body.push(paragraph(line.trim()));
  });
  const main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  const zip = new JSZip();
  zip.file("[Content_Types].xml", TYPES);
  zip.file("_rels/.rels", PACKAGE);
  zip.file("word/document.xml", `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document xmlns:w="${main}" xmlns:r="${RELATED}"><w:body>${body.join("")}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr></w:body></w:document>`);
  zip.file("word/styles.xml", STYLES);
  zip.file("word/_rels/document.xml.rels", `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATED}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${RELATED}/hyperlink" Target="${xml(sheet.link)}" TargetMode="External"/></Relationships>`);
  return zip.generateAsync({ type: "uint8array", compression: "DEFLATE" });

  function linked(): string {
    return `<w:p><w:hyperlink r:id="rId2"><w:r><w:rPr><w:color w:val="1F5F5B"/><w:u w:val="single"/></w:rPr><w:t xml:space="preserve">${xml(sheet.link)}</w:t></w:r></w:hyperlink></w:p>`;
  }
}

function paragraph(text: string, style = ""): string {
  const kind = style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`;
  return `<w:p>${kind}<w:r><w:t xml:space="preserve">${xml(text)}</w:t></w:r></w:p>`;
}

/** A text for XML; what XML 1.0 cannot hold goes. */
function xml(text: string): string {
  return text
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "")
    .replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

const title = (sheet: Sheet): string => sheet.title.trim() || "Tasks";
const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** A sheet as one page of HTML that needs nothing else and runs nothing. */
export function page(sheet: Sheet, parts: readonly Part[]): string {
  const rows = sheet.rows.map((row, at) => [String(at + 1), titled(row.id, parts), dayInWords(row.day), row.group ? `groups of ${row.group}` : "alone", rolesInWords(row.roles), row.note]);
  const head = ["", "Task", "By when", "With whom", "Roles", "Note"];
  return `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${xml(title(sheet))}</title>
<style>body{font:1rem/1.5 system-ui,sans-serif;color:#2b221b;max-width:48rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%}th,td{border:1px solid #877b6f;padding:.3rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}tr{break-inside:avoid}.link{overflow-wrap:anywhere}@page{margin:18mm}</style></head>
<body><main><h1>${xml(title(sheet))}</h1><p>${xml(OPEN)}</p><p class="link">${xml(sheet.link)}</p>
<table><caption>The tasks, in order</caption><thead><tr>${head.map((cell) => (cell ? `<th scope="col">${cell}</th>` : "<td></td>")).join("")}</tr></thead>
<tbody>${rows.map(([number, ...cells]) => `<tr><th scope="row">${number}</th>${cells.map((cell) => `<td>${xml(cell).replaceAll("\n", "<br>")}</td>`).join("")}</tr>`).join("\n")}</tbody></table></main></body></html>
`;
}

/**
 * The dated tasks as a calendar (RFC 5545), each a whole day; null where none has a date.
 *
 * @param moment now, as `2026-11-22T10:00:00.000Z`.
 */
export function calendar(sheet: Sheet, parts: readonly Part[], moment: string): string | null {
  const dated = sheet.rows.filter((row) => row.day);
  if (!dated.length) return null;
  const stamp = `${moment.slice(0, 19).replace(/[-:]/g, "")}Z`;
  const events = dated.flatMap((row) => [
    "BEGIN:VEVENT",
    `UID:${row.day}-${row.id}-${sheet.link.slice(-7)}@joined-up`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${row.day.replaceAll("-", "")}`,
    `SUMMARY:${plain(titled(row.id, parts))}`,
    `DESCRIPTION:${plain([capital(terms(row)), row.note.trim(), sheet.link].filter(Boolean).join("\n"))}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ]);
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Joined Up//Tasks//EN", `X-WR-CALNAME:${plain(title(sheet))}`, ...events, "END:VCALENDAR"];
  return lines.map(folded).join("\r\n") + "\r\n";
}

/** A text as a calendar holds it (3.3.11). */
const plain = (text: string): string =>
  text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r\n?|\n/g, "\\n").replace(/[\u0000-\u001f\u007f]/g, "");

/** A line in pieces of at most 75 bytes, no sign divided (3.1). */
function folded(line: string): string {
  const pieces: string[] = [];
  let piece = "";
  let size = 0;
  for (const sign of line) {
    const more = new TextEncoder().encode(sign).length;
    if (size + more > 75) {
      pieces.push(piece);
      [piece, size] = ["", 1];
    }
    piece += sign;
    size += more;
  }
  return [...pieces, piece].join("\r\n ");
}
