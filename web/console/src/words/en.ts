import cases from "./en/cases.ftl?raw";
import deeds from "./en/deeds.ftl?raw";
import frame from "./en/frame.ftl?raw";
import pages from "./en/pages.ftl?raw";
import policy from "./en/policy.ftl?raw";
import thread from "./en/thread.ftl?raw";

export default [frame, thread, pages, deeds, cases, policy].join("\n");
