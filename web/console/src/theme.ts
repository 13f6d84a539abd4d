// The look's tokens for Ant Design, each set by hand: its algorithm would derive others.

import type { ThemeConfig } from "antd";

const FONT = "var(--font)";

const form = {
  fontFamily: FONT,
  fontSize: 13,
  fontSizeSM: 12,
  lineHeight: 20 / 13,
  controlHeight: 32,
  controlHeightSM: 28,
  controlHeightLG: 44,
  borderRadius: 6,
  borderRadiusSM: 4,
  borderRadiusLG: 10,
  fontWeightStrong: 600,
  motionDurationFast: "0.12s",
  motionDurationMid: "0.12s",
  motionDurationSlow: "0.2s",
  motionEaseInOut: "cubic-bezier(.2,.7,.2,1)",
  motionEaseOut: "cubic-bezier(.2,.7,.2,1)",
  wireframe: false,
} as const;

interface Palette {
  bg: string;
  surface: string;
  raised: string;
  hover: string;
  pressed: string;
  line: string;
  lineStrong: string;
  field: string;
  ink: string;
  ink2: string;
  ink3: string;
  inkOff: string;
  jade: string;
  jadeHover: string;
  onAccent: string;
  jadeTint: string;
  jadeLine: string;
  done: string;
  doneTint: string;
  wait: string;
  waitTint: string;
  late: string;
  lateTint: string;
  bot: string;
  botTint: string;
  float: string;
}

const LIGHT: Palette = {
  bg: "#F3F5F4",
  surface: "#FFFFFF",
  raised: "#FFFFFF",
  hover: "#EAEEEC",
  pressed: "#E1E7E4",
  line: "#E3E8E6",
  lineStrong: "#C9D1CE",
  field: "#8A9691",
  ink: "#16201D",
  ink2: "#475350",
  ink3: "#626E6A",
  inkOff: "#6B7772",
  jade: "#0B6B57",
  jadeHover: "#085A49",
  onAccent: "#FFFFFF",
  jadeTint: "#E4F1EC",
  jadeLine: "#B5D8CB",
  done: "#2F6B55",
  doneTint: "#E8F1ED",
  wait: "#855600",
  waitTint: "#FBF1DC",
  late: "#B01E2E",
  lateTint: "#FCE9EA",
  bot: "#43509A",
  botTint: "#EEF0F8",
  float: "0 1px 2px rgba(22,32,29,.06),0 12px 32px rgba(22,32,29,.14)",
};

const DARK: Palette = {
  bg: "#0D1211",
  surface: "#141A19",
  raised: "#1C2422",
  hover: "#1D2624",
  pressed: "#25302D",
  line: "#25302D",
  lineStrong: "#3A4743",
  field: "#64726D",
  ink: "#E9EFEC",
  ink2: "#B4C0BC",
  ink3: "#8E9B97",
  inkOff: "#7C8985",
  jade: "#58C6A6",
  jadeHover: "#74D4B8",
  onAccent: "#06231B",
  jadeTint: "#15302A",
  jadeLine: "#2A5A4D",
  done: "#83C3AB",
  doneTint: "#172823",
  wait: "#E4B45C",
  waitTint: "#2B2415",
  late: "#FF8C90",
  lateTint: "#371A1D",
  bot: "#A5B1EE",
  botTint: "#1C2036",
  float: "0 1px 2px rgba(0,0,0,.4),0 16px 40px rgba(0,0,0,.5)",
};

function ground(p: Palette) {
  return {
    colorBgLayout: p.bg,
    colorBgBase: p.surface,
    colorBgContainer: p.surface,
    colorBgElevated: p.raised,
    colorBgContainerDisabled: p.hover,
    colorBgTextHover: p.hover,
    colorBgTextActive: p.pressed,
    colorFill: p.pressed,
    colorFillSecondary: p.pressed,
    colorFillTertiary: p.hover,
    colorFillQuaternary: p.hover,
    colorFillAlter: p.hover,
    colorBorder: p.lineStrong,
    colorBorderSecondary: p.line,
    colorBorderDisabled: p.line,
    colorSplit: p.line,
    controlItemBgHover: p.hover,
    controlItemBgActive: p.jadeTint,
    boxShadow: p.float,
    boxShadowSecondary: p.float,
  };
}

function ink(p: Palette) {
  return {
    colorTextBase: p.ink,
    colorText: p.ink,
    colorTextHeading: p.ink,
    colorTextSecondary: p.ink2,
    colorTextTertiary: p.ink3,
    colorTextQuaternary: p.inkOff,
    colorTextDisabled: p.inkOff,
    colorTextPlaceholder: p.ink3,
    colorTextDescription: p.ink3,
    colorTextLightSolid: p.onAccent,
    colorIcon: p.ink2,
    colorIconHover: p.ink,
  };
}

function meaning(p: Palette) {
  return {
    colorPrimary: p.jade,
    colorPrimaryHover: p.jadeHover,
    colorPrimaryActive: p.jadeHover,
    colorPrimaryBg: p.jadeTint,
    colorPrimaryBgHover: p.jadeTint,
    colorPrimaryBorder: p.jadeLine,
    colorPrimaryBorderHover: p.jade,
    colorPrimaryText: p.jade,
    colorLink: p.jade,
    colorLinkHover: p.jadeHover,
    colorLinkActive: p.jadeHover,
    controlOutline: p.jade,
    controlOutlineWidth: 0,
    colorSuccess: p.done,
    colorSuccessBg: p.doneTint,
    colorWarning: p.wait,
    colorWarningBg: p.waitTint,
    colorError: p.late,
    colorErrorHover: p.late,
    colorErrorBg: p.lateTint,
    colorErrorText: p.late,
    colorInfo: p.bot,
    colorInfoBg: p.botTint,
  };
}

export function themeOf(dark: boolean): ThemeConfig {
  const p = dark ? DARK : LIGHT;
  return {
    token: { ...form, ...ground(p), ...ink(p), ...meaning(p) },
    components: {
      Button: {
        primaryColor: p.onAccent,
        primaryShadow: "none",
        defaultShadow: "none",
        dangerShadow: "none",
        defaultBg: p.raised,
        defaultHoverBg: p.hover,
        defaultHoverColor: p.ink,
        defaultHoverBorderColor: p.lineStrong,
        defaultActiveBg: p.pressed,
        defaultActiveColor: p.ink,
        defaultActiveBorderColor: p.lineStrong,
        textHoverBg: p.hover,
        fontWeight: "var(--w-mid)",
        borderRadiusLG: 6,
        paddingInline: 12,
        paddingInlineSM: 10,
      },
    },
  };
}
