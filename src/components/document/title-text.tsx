import { Fragment } from "react";
import { titleSegments } from "../../lib/content/title-segments";

/** A title whose lines may end only at `<wbr>`: goes into an element of class `document-title`. */
export function TitleText({ children: title }: { children: string }) {
  return titleSegments(title).map(({ text, narrow }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the segments of one title never change places
    <Fragment key={index}>
      {index > 0 && <wbr className={narrow ? "narrow" : undefined} />}
      {text}
    </Fragment>
  ));
}
