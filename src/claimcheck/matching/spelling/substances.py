"""Chemicals and medicines: one letter in a name makes another substance."""

from claimcheck.language.lexicon.word_lists import listed, word_set
from claimcheck.matching.spelling.known_words import is_known_name, is_word

# What chemicals and medicines end in: one letter there makes another substance.
_SUBSTANCES = listed("ite ate ide ane ene yne ine ol one ose ium in mab vir")
_MEDICINES = listed(
    "amide azole azine idine cillin mycin statin olol pril sartan mab vir sone lone oxide phate"
    " phite fate fite zolin lexin mine phrine dine pine zine quine toin xime oxin"
)
_METHYLS = listed("methyl ethyl propyl butyl methan ethan propan butan")
# What is like one of these is another substance, or is looked at: never a slip.
_NAMED = word_set(
    # Elements that are no everyday metal.
    " hydrogen helium lithium beryllium boron carbon nitrogen oxygen fluorine neon sodium"
    " magnesium aluminium aluminum silicon phosphorus sulphur sulfur chlorine argon potassium"
    " calcium scandium titanium vanadium chromium manganese cobalt zinc gallium germanium"
    " arsenic selenium bromine krypton rubidium strontium yttrium zirconium niobium molybdenum"
    " technetium ruthenium rhodium palladium cadmium indium antimony tellurium iodine xenon"
    " caesium cesium barium lanthanum cerium neodymium europium tungsten osmium iridium"
    " platinum mercury thallium bismuth polonium radon radium actinium thorium uranium"
    " neptunium plutonium americium curium"
    # Compounds that newspapers name.
    " ammonia ammonium acetone acetate benzene toluene xylene phenol methane ethane propane"
    " butane ethylene ethanol methanol glycol glycerol glycerine formaldehyde dioxin dioxide"
    " monoxide ozone nitrate nitrite nitrous sulphate sulfate sulphide sulfide phosphate"
    " phosphite chloride chlorite chlorate fluoride bromide bromate iodide cyanide arsenate"
    " hydroxide peroxide bicarbonate carbonate silica asbestos ricin sarin novichok tabun"
    " glyphosate paraquat chlorpyrifos atrazine aspartame melamine nicotine caffeine"
    " cholesterol glucose fructose sucrose lactose collagen"
    # Medicines and drugs, by their international names and those of everyday use.
    " aspirin paracetamol acetaminophen ibuprofen naproxen diclofenac codeine morphine heroin"
    " fentanyl oxycodone hydrocodone methadone tramadol naloxone buprenorphine cocaine"
    " cannabis ketamine amphetamine methamphetamine ecstasy thalidomide warfarin heparin"
    " insulin metformin semaglutide liraglutide statin atorvastatin simvastatin rosuvastatin"
    " penicillin amoxicillin ampicillin methicillin erythromycin azithromycin clarithromycin"
    " doxycycline tetracycline ciprofloxacin vancomycin ivermectin chloroquine"
    " hydroxychloroquine quinine artemisinin remdesivir oseltamivir molnupiravir paxlovid"
    " dexamethasone prednisone prednisolone hydrocortisone cortisone adrenaline epinephrine"
    " noradrenaline diazepam lorazepam alprazolam temazepam clonazepam zopiclone zolpidem"
    " fluoxetine sertraline paroxetine citalopram escitalopram venlafaxine duloxetine lithium"
    " haloperidol clozapine olanzapine quetiapine risperidone methylphenidate ritalin"
    " omeprazole lansoprazole ranitidine cimetidine amlodipine lisinopril ramipril enalapril"
    " losartan valsartan bisoprolol atenolol propranolol digoxin furosemide spironolactone"
    " clopidogrel apixaban rivaroxaban tamoxifen methotrexate cisplatin paclitaxel trastuzumab"
    " rituximab adalimumab infliximab levothyroxine testosterone oestrogen estrogen"
    " progesterone mifepristone misoprostol finasteride sildenafil viagra ozempic salbutamol"
    " albuterol propofol lidocaine"
)


def are_substances(one: str, other: str) -> bool:
    """Return whether two words may be two chemicals or medicines: "chlorite", "chloride".

    >>> are_substances("heparin", "heparan"), are_substances("hospital", "hospitel")
    (True, False)
    """
    if one in _NAMED or other in _NAMED:
        return True
    if min(len(one), len(other)) < 6 or sorted(one) == sorted(other):
        return False
    if is_known_name(one) or is_known_name(other):
        return False
    endings = [{end for end in _SUBSTANCES if word.endswith(end)} for word in (one, other)]
    if endings[0] and endings[1] and endings[0] != endings[1] and not is_word(one + "e"):
        return not (is_word(one) or is_word(other)) or min(map(len, endings[0] | endings[1])) > 2
    if any(mark in one for mark in _METHYLS) or any(mark in other for mark in _METHYLS):
        return True
    return one.endswith(_MEDICINES) and other.endswith(_MEDICINES)
