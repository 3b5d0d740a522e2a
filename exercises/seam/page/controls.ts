/**
 * The controls that an exercise may use, with what ipywidgets' own views lack for a screen reader or the keyboard.
 *
 * ipywidgets has more; those that a reader could not use by keyboard (Accordion, sliders, Tab) are left out.
 */
import * as bool from "@jupyter-widgets/controls/lib/widget_bool";
import * as box from "@jupyter-widgets/controls/lib/widget_box";
import * as button from "@jupyter-widgets/controls/lib/widget_button";
import * as description from "@jupyter-widgets/controls/lib/widget_description";
import * as int from "@jupyter-widgets/controls/lib/widget_int";
import * as float from "@jupyter-widgets/controls/lib/widget_float";
import * as selection from "@jupyter-widgets/controls/lib/widget_selection";
import * as string from "@jupyter-widgets/controls/lib/widget_string";
import * as upload from "@jupyter-widgets/controls/lib/widget_upload";

let ids = 0;

/** An id that no other element of the page has. */
function fresh(prefix: string): string {
  return `${prefix}-${(ids += 1)}-${Math.floor(Math.random() * 1e9).toString(36)}`;
}

/** A title that repeats the visible name is read out twice and helps nobody. */
function dropTitles(root: HTMLElement): void {
  for (const element of [root, ...Array.from(root.querySelectorAll<HTMLElement>("[title]"))]) {
    element.removeAttribute("title");
  }
}

/** A label that points at no control, or that is not shown, is no label. */
function dropEmptyLabel(view: any): void {
  if (!view.label.textContent || view.label.style.display === "none") view.label.remove();
}

/** A `form.Group` of Python's: its legend, wherever it stands in it, names it. */
class VBoxView extends (box.VBoxView as any) {
  /** The stock boxes never write `tabbable` into the page, and what has no tabindex cannot be given the focus. */
  render() {
    super.render();
    this.updateTabindex();
  }
  update_children() {
    super.update_children();
    if (!this.el.classList.contains("course-group")) return;
    void Promise.all(this.children_views.views).then(() => {
      const legend = this.el.querySelector(".course-legend");
      if (!legend) return;
      legend.id ||= fresh("legend");
      this.el.setAttribute("role", "group");
      this.el.setAttribute("aria-labelledby", legend.id);
    });
  }
}

class CheckboxView extends (bool.CheckboxView as any) {
  render() {
    super.render();
    this.label.remove();
    dropTitles(this.el);
  }
  updateDescription() {
    super.updateDescription();
    if (this.checkboxLabel) dropTitles(this.el);
  }
}

class RadioButtonsView extends (selection.RadioButtonsView as any) {
  render() {
    super.render();
    this.label.id = fresh("group");
    this.el.setAttribute("role", "radiogroup");
    this.el.setAttribute("aria-labelledby", this.label.id);
    // A <label> must label one control; this one names the group.
    this.label.removeAttribute("for");
  }
  update(options: any) {
    super.update(options);
    this.group ??= fresh("radios");
    for (const radio of this.container.querySelectorAll("input")) radio.name = this.group;
    dropTitles(this.el);
  }
  /** The stock view pads its list to whole lines after it is drawn, which makes the page jump. */
  adjustPadding() {}
}

class ToggleButtonsView extends (selection.ToggleButtonsView as any) {
  render() {
    super.render();
    this.label.id = fresh("group");
    this.buttongroup.setAttribute("role", "group");
    this.buttongroup.setAttribute("aria-labelledby", this.label.id);
  }
  update(options: any) {
    super.update(options);
    for (const item of this.buttongroup.querySelectorAll("button")) {
      item.setAttribute("aria-pressed", String(item.classList.contains("mod-active")));
    }
    dropTitles(this.el);
  }
}

class HTMLView extends (string.HTMLView as any) {
  render() {
    super.render();
    dropEmptyLabel(this);
    dropTitles(this.el);
  }
}

class LabelView extends (string.LabelView as any) {
  render() {
    super.render();
    dropEmptyLabel(this);
    dropTitles(this.el);
  }
}

class FileUploadView extends (upload.FileUploadView as any) {
  /** The stock view writes how many files were chosen into the button's name. */
  update() {
    super.update();
    this.el.textContent = this.model.get("description");
    dropTitles(this.el);
  }
}

class ButtonView extends (button.ButtonView as any) {
  update() {
    super.update();
    if (!this.model.get("tooltip")) this.el.removeAttribute("title");
  }
}

/** Views that need no more than their empty titles taken away. */
function tidy(View: any): any {
  return class extends View {
    updateTooltip() {
      super.updateTooltip();
      if (!this.model.get("tooltip")) dropTitles(this.el);
    }
  };
}

const pick = (module: Record<string, any>, ...names: string[]) =>
  Object.fromEntries(names.map((name) => [name, module[name]]));

export const controls: Record<string, any> = {
  ...pick(box, "BoxModel", "BoxView", "HBoxModel", "HBoxView", "VBoxModel", "GridBoxModel", "GridBoxView"),
  ...pick(bool, "CheckboxModel", "CheckboxStyleModel", "ToggleButtonModel", "ToggleButtonStyleModel", "ToggleButtonView"),
  ...pick(button, "ButtonModel", "ButtonStyleModel"),
  ...pick(description, "DescriptionModel", "DescriptionStyleModel"),
  ...pick(int, "IntTextModel", "BoundedIntTextModel"),
  ...pick(float, "FloatTextModel", "BoundedFloatTextModel"),
  ...pick(
    selection,
    "DropdownModel",
    "SelectModel",
    "SelectMultipleModel",
    "RadioButtonsModel",
    "ToggleButtonsModel",
    "ToggleButtonsStyleModel",
  ),
  ...pick(string, "HTMLModel", "HTMLStyleModel", "LabelModel", "LabelStyleModel", "TextModel", "TextStyleModel", "TextareaModel"),
  ...pick(upload, "FileUploadModel"),
  VBoxView,
  CheckboxView,
  RadioButtonsView,
  ToggleButtonsView,
  HTMLView,
  LabelView,
  FileUploadView,
  ButtonView,
  TextView: tidy(string.TextView),
  TextareaView: tidy(string.TextareaView),
  DropdownView: tidy(selection.DropdownView),
  SelectView: tidy(selection.SelectView),
  SelectMultipleView: tidy(selection.SelectMultipleView),
  IntTextView: tidy(int.IntTextView),
  FloatTextView: tidy(float.FloatTextView),
};
